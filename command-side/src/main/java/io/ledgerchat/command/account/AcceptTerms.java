package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Accepts the terms of service (contract 10 §C4). Answers when they were first accepted. */
public record AcceptTerms(@TargetAggregateIdentifier AccountId accountId, AccountId actor, Instant at)
        implements AccountCommand {}
