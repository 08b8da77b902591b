package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Verifies the address, if the token is good, which it then no longer is (contract 10 §C7). Answers whether it was. */
public record VerifyEmail(@TargetAggregateIdentifier AccountId accountId, TokenHash token, Instant at)
        implements AccountCommand {}
