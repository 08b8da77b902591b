package io.ledgerchat.query.permission;

import io.ledgerchat.event.permission.ResourceId;

/** @param bits the sum of the bits of the rights */
public record EffectivePermissions(ResourceId resourceId, int bits) {}
