package io.ledgerchat.query.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.ResourceId;

/**
 * What an account may do with a resource: an {@link Integer}, the sum of the bits of {@link
 * io.ledgerchat.event.permission.Right}, 0 for nothing, also with a shared link that opens nothing any more. Administrators
 * pass checks without it.
 */
public record FindEffectivePermissions(AccountId account, ResourceId resourceId) {}
