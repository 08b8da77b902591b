package io.ledgerchat.query.account;

import java.time.Instant;

/** Accounts whose address nobody proved in time, at most {@code limit}: a list of ids. */
public record FindExpiredAccounts(Instant now, int limit) {}
