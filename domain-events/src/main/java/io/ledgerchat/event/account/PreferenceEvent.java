package io.ledgerchat.event.account;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/** An account chose something for itself. */
public sealed interface PreferenceEvent {
    PreferencesId preferencesId();

    /** These are pinned to the menu from now on, in this order, and nothing else. */
    @EventName("preferences.favorites-chosen")
    @Revision("1")
    record FavoritesChosen(PreferencesId preferencesId, Personal<List<Favorite>> favorites, Instant chosenAt)
            implements PreferenceEvent {}

    /** A tool is among the favorites; {@code itemType} is {@code builtin}, {@code tool}, {@code mcp} or {@code skill}. */
    @EventName("preferences.tool-favorite-added")
    @Revision("1")
    record ToolFavoriteAdded(PreferencesId preferencesId, String itemType, Personal<String> itemId, Instant addedAt)
            implements PreferenceEvent {}

    /** A tool is no longer among the favorites. */
    @EventName("preferences.tool-favorite-removed")
    @Revision("1")
    record ToolFavoriteRemoved(PreferencesId preferencesId, String itemType, Personal<String> itemId, Instant removedAt)
            implements PreferenceEvent {}

    /** Code runs in an environment of the user, of user and agent, or of the conversation, by its name. */
    @EventName("preferences.code-environment-chosen")
    @Revision("1")
    record CodeEnvironmentChosen(PreferencesId preferencesId, String environment, Instant chosenAt)
            implements PreferenceEvent {}

    /** Whether models may remember things about the person. */
    @EventName("preferences.memory-chosen")
    @Revision("1")
    record MemoryChosen(PreferencesId preferencesId, boolean remember, Instant chosenAt) implements PreferenceEvent {}

    /** A tool was installed. */
    @EventName("preferences.plugin-installed")
    @Revision("1")
    record PluginInstalled(PreferencesId preferencesId, String plugin, Instant installedAt)
            implements PreferenceEvent {}

    /** A tool was uninstalled. */
    @EventName("preferences.plugin-uninstalled")
    @Revision("1")
    record PluginUninstalled(PreferencesId preferencesId, String plugin, Instant uninstalledAt)
            implements PreferenceEvent {}

    /** The vault holds the account's own credentials for a tool; {@code fields} are their names. */
    @EventName("preferences.plugin-credentials-stored")
    @Revision("1")
    record PluginCredentialsStored(PreferencesId preferencesId, String plugin, List<String> fields, Instant storedAt)
            implements PreferenceEvent {}

    /** Credentials for a tool are gone from the vault: those of {@code fields}, or all of them when it names none. */
    @EventName("preferences.plugin-credentials-revoked")
    @Revision("1")
    record PluginCredentialsRevoked(PreferencesId preferencesId, String plugin, List<String> fields, Instant revokedAt)
            implements PreferenceEvent {}
}
