package io.ledgerchat.query.ledger;

import io.ledgerchat.event.account.AccountId;

/** How many conversations others have that they copied from shared links of an account, whether or not these still open. */
public record CountCopiesByOthers(AccountId account) {}
