package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Ends the account with its sessions, keys and API keys and sets its e-mail address free (contract 10 §C6). What else it
 * owned follows by automations. Also the last administrator may leave. The claim on being the first administrator stays taken: the next person to register does
 * not become administrator because the last one left.
 */
public record DeleteAccount(@TargetAggregateIdentifier AccountId accountId, AccountId actor, Instant at)
        implements AccountCommand {}
