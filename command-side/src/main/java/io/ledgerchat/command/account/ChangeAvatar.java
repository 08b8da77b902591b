package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Shows an account with another picture (contract 60 §10.7); {@code avatar} is the address of one that is stored. */
public record ChangeAvatar(
        @TargetAggregateIdentifier AccountId accountId,
        AccountId actor,
        @NotBlank @Size(max = 2_000) String avatar,
        Instant at)
        implements AccountCommand {}
