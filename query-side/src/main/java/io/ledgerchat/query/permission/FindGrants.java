package io.ledgerchat.query.permission;

import io.ledgerchat.event.permission.ResourceId;

/** Who has access to a resource, in the order in which it was given: a list of {@link Grant}. */
public record FindGrants(ResourceId resourceId) {}
