package io.ledgerchat.query.permission;

import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import java.time.Instant;

/** A principal's access to a resource. */
public record Grant(ResourceId resourceId, Principal principal, AccessRole role, Instant grantedAt) {}
