package io.ledgerchat.query.permission;

import io.ledgerchat.event.permission.ResourceId;

/**
 * Who made something that access can be given to: an optional {@link io.ledgerchat.event.account.AccountId}. A shared link
 * that opens nothing any more is nobody's.
 */
public record FindResourceOwner(ResourceId resourceId) {}
