package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.PreferencesId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Chooses where code runs (contract 10 §C2). */
public record ChooseCodeEnvironment(
        AccountId accountId, @NotBlank @Size(max = 40) String environment, Instant at) implements PreferenceCommand {
    @Override
    @TargetAggregateIdentifier
    public PreferencesId preferencesId() {
        return PreferencesId.of(accountId);
    }
}
