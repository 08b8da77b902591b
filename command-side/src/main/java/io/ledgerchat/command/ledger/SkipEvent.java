package io.ledgerchat.command.ledger;

import io.ledgerchat.event.account.AccountId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/** Records that a view goes on without an event that it cannot take, and why. */
public record SkipEvent(
        String view,
        @RoutingKey String eventId,
        AccountId actor,
        @NotBlank @Size(max = 500) String reason,
        Instant at) {}
