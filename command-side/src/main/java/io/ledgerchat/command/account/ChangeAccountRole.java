package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives an account another role (contract 80 §E); the last administrator stays one. */
public record ChangeAccountRole(
        @TargetAggregateIdentifier AccountId accountId,
        AccountId actor,
        @NotBlank @Size(max = 500) String role,
        Instant at)
        implements AccountCommand {}
