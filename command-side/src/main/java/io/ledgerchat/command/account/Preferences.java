package io.ledgerchat.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.Favorite;
import io.ledgerchat.event.account.PreferenceEvent;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** What one account chose for itself. It begins with the first choice; what was never chosen has its default. */
@Aggregate
class Preferences {
    static final int MOST_TOOLS = 100;
    static final int MOST_PLUGINS = 100;
    /** Of one plugin. */
    static final int MOST_CREDENTIALS = 100;

    private static final String FIRST_ENVIRONMENT = "user";

    @AggregateIdentifier
    private @Nullable PreferencesId id;

    private List<Favorite> favorites = List.of();
    private final Set<Tool> tools = new HashSet<>();
    private String environment = FIRST_ENVIRONMENT;
    private boolean remember = true;
    private final Set<String> plugins = new HashSet<>();
    private final Map<String, Set<String>> credentials = new HashMap<>();

    private record Tool(String type, String id) {}

    void choose(ChooseFavorites command) {
        if (!command.favorites().equals(favorites)) {
            var chosen = Personal.of(command.accountId(), List.copyOf(command.favorites()));
            apply(new FavoritesChosen(command.preferencesId(), chosen, command.at()));
        }
    }

    void add(AddToolFavorite command) {
        if (tools.contains(new Tool(command.itemType(), command.itemId()))) {
            return;
        }
        if (tools.size() >= MOST_TOOLS) {
            throw new Refusal(Refusal.Code.INVALID, "too many favorites");
        }
        var item = Personal.of(command.accountId(), command.itemId());
        apply(new ToolFavoriteAdded(command.preferencesId(), command.itemType(), item, command.at()));
    }

    void remove(RemoveToolFavorite command) {
        if (tools.contains(new Tool(command.itemType(), command.itemId()))) {
            var item = Personal.of(command.accountId(), command.itemId());
            apply(new ToolFavoriteRemoved(command.preferencesId(), command.itemType(), item, command.at()));
        }
    }

    void choose(ChooseCodeEnvironment command) {
        if (!command.environment().equals(environment)) {
            apply(new CodeEnvironmentChosen(command.preferencesId(), command.environment(), command.at()));
        }
    }

    void choose(ChooseMemory command) {
        if (command.remember() != remember) {
            apply(new MemoryChosen(command.preferencesId(), command.remember(), command.at()));
        }
    }

    void install(InstallPlugin command) {
        requireRoom(command);
        if (command.listed() && !plugins.contains(command.plugin())) {
            apply(new PluginInstalled(command.preferencesId(), command.plugin(), command.at()));
        }
        if (!command.credentials().isEmpty()) {
            var fields = List.copyOf(new TreeSet<>(command.credentials().keySet()));
            apply(new PluginCredentialsStored(command.preferencesId(), command.plugin(), fields, command.at()));
        }
    }

    private void requireRoom(InstallPlugin command) {
        var known = new HashSet<>(plugins);
        known.addAll(credentials.keySet());
        var fields = new HashSet<>(credentials.getOrDefault(command.plugin(), Set.of()));
        fields.addAll(command.credentials().keySet());
        if (!known.contains(command.plugin()) && known.size() >= MOST_PLUGINS) {
            throw new Refusal(Refusal.Code.INVALID, "too many plugins");
        }
        if (fields.size() > MOST_CREDENTIALS) {
            throw new Refusal(Refusal.Code.INVALID, "too many credentials");
        }
    }

    void uninstall(UninstallPlugin command) {
        if (command.listed() && plugins.contains(command.plugin())) {
            apply(new PluginUninstalled(command.preferencesId(), command.plugin(), command.at()));
        }
        var held = new TreeSet<>(credentials.getOrDefault(command.plugin(), Set.of()));
        if (!command.all()) {
            held.retainAll(command.fields());
        }
        if (!held.isEmpty()) {
            apply(new PluginCredentialsRevoked(
                    command.preferencesId(), command.plugin(), List.copyOf(held), command.at()));
        }
    }

    @EventSourcingHandler
    void on(PreferenceEvent event) {
        id = event.preferencesId();
        switch (event) {
            case FavoritesChosen chosen -> favorites = chosen.favorites().orElse(List.of());
            case ToolFavoriteAdded added ->
                tools.add(new Tool(added.itemType(), added.itemId().orElse("")));
            case ToolFavoriteRemoved removed ->
                tools.remove(new Tool(removed.itemType(), removed.itemId().orElse("")));
            case CodeEnvironmentChosen chosen -> environment = chosen.environment();
            case MemoryChosen chosen -> remember = chosen.remember();
            case PluginInstalled installed -> plugins.add(installed.plugin());
            case PluginUninstalled uninstalled -> plugins.remove(uninstalled.plugin());
            case PluginCredentialsStored stored ->
                credentials
                        .computeIfAbsent(stored.plugin(), plugin -> new HashSet<>())
                        .addAll(stored.fields());
            case PluginCredentialsRevoked revoked ->
                credentials.computeIfPresent(revoked.plugin(), (plugin, fields) -> {
                    fields.removeAll(revoked.fields());
                    return fields.isEmpty() ? null : fields;
                });
        }
    }
}
