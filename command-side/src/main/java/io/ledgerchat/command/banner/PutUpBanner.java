package io.ledgerchat.command.banner;

import io.ledgerchat.event.banner.BannerId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Shows everybody this banner, in place of another (contract 20 §E). The sender has made sure that the actor may. */
public record PutUpBanner(
        @TargetAggregateIdentifier BannerId bannerId,
        String documentId,
        @NotBlank @Size(max = PutUpBanner.LONGEST) String message,
        Instant displayFrom,
        @Nullable Instant displayTo,
        boolean forStrangers,
        boolean sticky,
        Instant at) {
    public static final int LONGEST = 10_000;
}
