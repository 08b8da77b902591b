package io.ledgerchat.command.ledger;

import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.ledger.HoldId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Keeps everything of an account or a conversation from being erased. */
public record PlaceHold(
        @TargetAggregateIdentifier HoldId holdId,
        Subject subject,
        @NotBlank @Size(max = 2_000) String reason,
        AccountId owner,
        @Nullable Instant until,
        Instant at) {}
