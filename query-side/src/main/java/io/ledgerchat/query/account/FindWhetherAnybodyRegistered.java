package io.ledgerchat.query.account;

/**
 * Whether this installation ever had an account, be it deleted since: a {@link Boolean}. Where only the first account may
 * be opened, registration is closed from then on.
 */
public record FindWhetherAnybodyRegistered() {}
