package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.PreferencesId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a tool from the favorites. */
public record RemoveToolFavorite(
        AccountId accountId,
        @NotBlank String itemType,
        @NotBlank @Size(max = 256) String itemId,
        Instant at) implements PreferenceCommand {
    @Override
    @TargetAggregateIdentifier
    public PreferencesId preferencesId() {
        return PreferencesId.of(accountId);
    }
}
