package io.ledgerchat.query.permission;

import io.ledgerchat.event.permission.GroupId;
import java.util.List;

/** @param role empty for an account that does not exist */
public record Belonging(String role, List<GroupId> groups) {}
