package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;

/** The port to what accounts belong to. An account that does not exist belongs to nothing. */
public interface Memberships {
    Membership of(AccountId account);
}
