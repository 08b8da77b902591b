package io.ledgerchat.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.Favorite;
import io.ledgerchat.event.account.PreferenceEvent.CodeEnvironmentChosen;
import io.ledgerchat.event.account.PreferenceEvent.FavoritesChosen;
import io.ledgerchat.event.account.PreferenceEvent.MemoryChosen;
import io.ledgerchat.event.account.PreferenceEvent.PluginCredentialsRevoked;
import io.ledgerchat.event.account.PreferenceEvent.PluginCredentialsStored;
import io.ledgerchat.event.account.PreferenceEvent.PluginInstalled;
import io.ledgerchat.event.account.PreferenceEvent.PluginUninstalled;
import io.ledgerchat.event.account.PreferenceEvent.ToolFavoriteAdded;
import io.ledgerchat.event.account.PreferenceEvent.ToolFavoriteRemoved;
import io.ledgerchat.event.account.PreferencesId;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreferencesTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId NOBODY = new AccountId("65f000000000000000000009");
    private static final PreferencesId ADAS = PreferencesId.of(ADA);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final List<Favorite> FAVORITES = List.of(new Favorite("agent_1", null, null, null));

    private final VaultInMemory vault = new VaultInMemory();
    private final Map<String, Map<String, String>> credentials = new HashMap<>();
    private final Scene scene = new Scene();

    @BeforeEach
    void handle() {
        vault.add(new Credentials.Credential(ADA, new ClaimId("email", "a1"), null));
        scene.handledBy(new PreferenceKeeping(scene.repository(Preferences.class), vault, new Tools()));
    }

    @Test
    void whatIsPinnedIsTold() {
        scene.when(new ChooseFavorites(ADA, FAVORITES, NOW));
        scene.expectEvents(new FavoritesChosen(ADAS, Personal.of(ADA, FAVORITES), NOW));
    }

    @Test
    void pinnedAgainNothingIsRecorded() {
        scene.given(new ChooseFavorites(ADA, FAVORITES, NOW)).when(new ChooseFavorites(ADA, FAVORITES, NOW));
        scene.expectNoEvents();
    }

    @Test
    void nobodyChoosesForAnAccountThatIsGone() {
        assertThatThrownBy(() -> scene.when(new ChooseFavorites(NOBODY, FAVORITES, NOW)))
                .isInstanceOf(Refusal.class);
        scene.expectNoEvents();
    }

    @Test
    void aToolIsAddedAndRemovedOnce() {
        var add = new AddToolFavorite(ADA, "mcp", "everything", NOW);
        var remove = new RemoveToolFavorite(ADA, "mcp", "everything", NOW);
        scene.when(add);
        scene.expectEvents(new ToolFavoriteAdded(ADAS, "mcp", Personal.of(ADA, "everything"), NOW));
        scene.when(add);
        scene.expectNoEvents();
        scene.when(remove);
        scene.expectEvents(new ToolFavoriteRemoved(ADAS, "mcp", Personal.of(ADA, "everything"), NOW));
        scene.when(remove);
        scene.expectNoEvents();
    }

    @Test
    void ofToolsThereAreAHundredAtMost() {
        for (int tool = 0; tool < Preferences.MOST_TOOLS; tool++) {
            scene.given(new AddToolFavorite(ADA, "tool", "tool-" + tool, NOW));
        }
        assertThatThrownBy(() -> scene.when(new AddToolFavorite(ADA, "tool", "one more", NOW)))
                .isInstanceOf(Refusal.class);
        scene.when(new AddToolFavorite(ADA, "tool", "tool-7", NOW));
        scene.expectNoEvents();
    }

    @Test
    void defaultsAreNotChosen() {
        scene.when(new ChooseMemory(ADA, true, NOW));
        scene.when(new ChooseCodeEnvironment(ADA, "user", NOW));
        scene.expectNoEvents();
        scene.when(new ChooseMemory(ADA, false, NOW));
        scene.when(new ChooseCodeEnvironment(ADA, "conversation", NOW));
        scene.expectEvents(new MemoryChosen(ADAS, false, NOW), new CodeEnvironmentChosen(ADAS, "conversation", NOW));
    }

    @Test
    void credentialsOfAToolAreKeptInTheVaultAndToldByTheirNames() {
        var install = new InstallPlugin(ADA, "search", true, Map.of("KEY", "secret"), NOW);
        scene.when(install);
        scene.expectEvents(
                new PluginInstalled(ADAS, "search", NOW),
                new PluginCredentialsStored(ADAS, "search", List.of("KEY"), NOW));
        assertThat(credentials).containsEntry("search", Map.of("KEY", "secret"));
        assertThat(install.toString()).doesNotContain("secret");

        scene.when(new UninstallPlugin(ADA, "search", true, List.of("KEY", "OTHER"), false, NOW));
        scene.expectEvents(
                new PluginUninstalled(ADAS, "search", NOW),
                new PluginCredentialsRevoked(ADAS, "search", List.of("KEY"), NOW));
        scene.when(new UninstallPlugin(ADA, "search", true, List.of(), true, NOW));
        scene.expectNoEvents();
    }

    @Test
    void ofInstalledToolsThereAreAHundredAtMost() {
        for (int tool = 0; tool < Preferences.MOST_PLUGINS; tool++) {
            boolean listed = tool % 2 == 0;
            scene.given(new InstallPlugin(ADA, "tool-" + tool, listed, listed ? Map.of() : Map.of("KEY", "k"), NOW));
        }
        var oneMore = new InstallPlugin(ADA, "one more", true, Map.of("KEY", "k"), NOW);
        assertThatThrownBy(() -> scene.when(oneMore)).isInstanceOf(Refusal.class);
        assertThat(credentials).doesNotContainKey("one more");

        scene.when(new UninstallPlugin(ADA, "tool-1", true, List.of("KEY"), false, NOW));
        scene.expectEvents(new PluginCredentialsRevoked(ADAS, "tool-1", List.of("KEY"), NOW));
        scene.when(oneMore);
        scene.expectEvents(
                new PluginInstalled(ADAS, "one more", NOW),
                new PluginCredentialsStored(ADAS, "one more", List.of("KEY"), NOW));
    }

    @Test
    void ofCredentialsForOneToolThereAreAHundredAtMost() {
        for (int field = 0; field < Preferences.MOST_CREDENTIALS; field++) {
            scene.given(new InstallPlugin(ADA, "search", false, Map.of("KEY_" + field, "k"), NOW));
        }
        assertThatThrownBy(() -> scene.when(new InstallPlugin(ADA, "search", false, Map.of("KEY", "k"), NOW)))
                .isInstanceOf(Refusal.class);
        scene.when(new InstallPlugin(ADA, "search", false, Map.of("KEY_7", "other"), NOW));
        scene.expectEvents(new PluginCredentialsStored(ADAS, "search", List.of("KEY_7"), NOW));
    }

    private final class Tools implements PluginCredentials {
        @Override
        public Map<String, String> of(AccountId owner, String plugin) {
            return credentials.getOrDefault(plugin, Map.of());
        }

        @Override
        public void store(AccountId owner, String plugin, Map<String, String> values) {
            credentials.put(plugin, values);
        }

        @Override
        public void remove(AccountId owner, String plugin, List<String> fields) {
            credentials.remove(plugin);
        }

        @Override
        public void removeAll(AccountId owner, String plugin) {
            credentials.remove(plugin);
        }
    }
}
