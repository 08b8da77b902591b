package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.Favorite;
import io.ledgerchat.event.account.PreferencesId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Pins these to the menu, in this order, and nothing else (contract 10 §C9). */
public record ChooseFavorites(AccountId accountId, List<Favorite> favorites, Instant at) implements PreferenceCommand {
    @Override
    @TargetAggregateIdentifier
    public PreferencesId preferencesId() {
        return PreferencesId.of(accountId);
    }
}
