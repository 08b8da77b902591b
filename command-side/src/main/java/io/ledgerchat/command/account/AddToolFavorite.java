package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.PreferencesId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a tool to the favorites (contract 10 §C10). Refused as invalid beyond {@link Preferences#MOST_TOOLS}. */
public record AddToolFavorite(
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
