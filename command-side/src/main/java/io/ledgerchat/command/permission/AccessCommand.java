package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.ResourceId;
import java.time.Instant;

/** A change of who has access to a resource; the actor needs the right to share it. */
public sealed interface AccessCommand permits GrantAccess, RevokeAccess, ChangeAccess {
    ResourceId resourceId();

    AccountId actor();

    Instant at();
}
