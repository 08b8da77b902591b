package io.ledgerchat.query.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.ResourceType;

/** All resources of this type that an account may at least view: a list of {@link EffectivePermissions}. */
public record FindAllEffectivePermissions(AccountId account, ResourceType type) {}
