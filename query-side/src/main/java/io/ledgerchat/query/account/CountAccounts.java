package io.ledgerchat.query.account;

/** How many accounts exist, deleted ones left out: a {@link Long}. */
public record CountAccounts() {}
