package io.ledgerchat.query.permission;

import io.ledgerchat.event.permission.GroupId;
import java.util.List;

/** Those of these groups that exist: a list of {@link Group}. */
public record FindGroupsById(List<GroupId> groupIds) {}
