package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.PreferencesId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Uninstalls a tool, and forgets credentials for it.
 *
 * @param listed whether it belongs to the list of installed tools
 * @param fields whose credentials are forgotten
 * @param all forgets all credentials of the tool
 */
public record UninstallPlugin(
        AccountId accountId,
        @NotBlank @Size(max = 256) String plugin,
        boolean listed,
        List<String> fields,
        boolean all,
        Instant at)
        implements PreferenceCommand {
    @Override
    @TargetAggregateIdentifier
    public PreferencesId preferencesId() {
        return PreferencesId.of(accountId);
    }
}
