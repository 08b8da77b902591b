package io.ledgerchat.query.permission;

import io.ledgerchat.event.account.AccountId;

/** What an account belongs to: one {@link Belonging}. */
public record FindMembership(AccountId account) {}
