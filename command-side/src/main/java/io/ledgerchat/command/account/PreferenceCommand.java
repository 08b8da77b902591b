package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.PreferencesId;

/** Something a person chooses for themselves; nobody else can. */
public sealed interface PreferenceCommand
        permits ChooseFavorites,
                AddToolFavorite,
                RemoveToolFavorite,
                ChooseCodeEnvironment,
                ChooseMemory,
                InstallPlugin,
                UninstallPlugin {
    AccountId accountId();

    PreferencesId preferencesId();
}
