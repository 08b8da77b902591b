package io.ledgerchat.query.ledger;

import io.ledgerchat.event.account.AccountId;

/** What there is of a person in every table that readers see: a list of {@link Trace}, without empty ones. */
public record FindTraces(AccountId account) {}
