package io.ledgerchat.command.ledger;

import io.ledgerchat.event.account.AccountId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that a view goes on without an event that it cannot take, and why. */
public record SkipEvent(
        String view,
        String eventId,
        AccountId actor,
        @NotBlank @Size(max = 500) String reason,
        Instant at) {
    @TargetAggregateIdentifier
    String skipId() {
        return skipId(view, eventId);
    }

    static String skipId(String view, String event) {
        return "skip:" + view + "/" + event;
    }
}
