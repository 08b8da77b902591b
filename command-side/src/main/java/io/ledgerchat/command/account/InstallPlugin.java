package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.PreferencesId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Installs a tool, and keeps the account's own credentials for it (contract 10 §C5).
 *
 * @param listed whether it belongs to the list of installed tools
 * @param credentials by field; never shown
 */
public record InstallPlugin(
        AccountId accountId,
        @NotBlank @Size(max = 256) String plugin,
        boolean listed,
        Map<String, String> credentials,
        Instant at)
        implements PreferenceCommand {
    @Override
    @TargetAggregateIdentifier
    public PreferencesId preferencesId() {
        return PreferencesId.of(accountId);
    }

    @Override
    public String toString() {
        return "InstallPlugin[" + accountId + ", " + plugin + "]";
    }
}
