package io.ledgerchat.command.account;

import io.ledgerchat.command.Aggregates;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Keeps what people choose for themselves, as long as their account exists; credentials for tools go to the vault. */
@Component
class PreferenceKeeping {
    private final Repository<Preferences> preferences;
    private final Credentials accounts;
    private final PluginCredentials vault;

    PreferenceKeeping(Repository<Preferences> preferences, Credentials accounts, PluginCredentials vault) {
        this.preferences = preferences;
        this.accounts = accounts;
        this.vault = vault;
    }

    @CommandHandler
    void handle(ChooseFavorites command) {
        with(command, chosen -> chosen.choose(command));
    }

    @CommandHandler
    void handle(AddToolFavorite command) {
        with(command, chosen -> chosen.add(command));
    }

    @CommandHandler
    void handle(RemoveToolFavorite command) {
        with(command, chosen -> chosen.remove(command));
    }

    @CommandHandler
    void handle(ChooseCodeEnvironment command) {
        with(command, chosen -> chosen.choose(command));
    }

    @CommandHandler
    void handle(ChooseMemory command) {
        with(command, chosen -> chosen.choose(command));
    }

    @CommandHandler
    void handle(InstallPlugin command) {
        with(command, chosen -> chosen.install(command));
        if (!command.credentials().isEmpty()) {
            vault.store(command.accountId(), command.plugin(), command.credentials());
        }
    }

    @CommandHandler
    void handle(UninstallPlugin command) {
        with(command, chosen -> chosen.uninstall(command));
        if (command.all()) {
            vault.removeAll(command.accountId(), command.plugin());
        } else if (!command.fields().isEmpty()) {
            vault.remove(command.accountId(), command.plugin(), command.fields());
        }
    }

    private void with(PreferenceCommand command, Consumer<Preferences> choice) {
        accounts.requireLiving(command.accountId());
        Aggregates.loadOrCreate(preferences, command.preferencesId(), Preferences::new)
                .execute(choice);
    }
}
