package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives an account another password without asking for the old one, as an operator does, and ends its sessions. */
public record SetPassword(@TargetAggregateIdentifier AccountId accountId, PasswordHash password, Instant at)
        implements AccountCommand {}
