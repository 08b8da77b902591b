package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.PreferencesId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Chooses whether models may remember things about the person (contract 20 §I4). */
public record ChooseMemory(AccountId accountId, boolean remember, Instant at) implements PreferenceCommand {
    @Override
    @TargetAggregateIdentifier
    public PreferencesId preferencesId() {
        return PreferencesId.of(accountId);
    }
}
