package io.ledgerchat.query.ledger;

import io.ledgerchat.event.account.AccountId;

/**
 * What stays of a person under the account's id alone, without a name or a word of theirs: figures, what happened when, what
 * was done by and to the account. A list of {@link Trace}, without empty ones.
 */
public record FindPseudonyms(AccountId account) {}
