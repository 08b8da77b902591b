package io.ledgerchat.command.preset;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.preset.PresetEvent.DefaultPresetUnset;
import io.ledgerchat.event.preset.PresetEvent.PresetDeleted;
import io.ledgerchat.event.preset.PresetEvent.PresetSaved;
import io.ledgerchat.event.preset.PresetsId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The presets of one person, together because only one of them can be the default. */
@Aggregate
class Presets {
    private static final int MOST = 100;
    /** In UTF-16 units, of the content of one preset; all presets of a person are in memory together. */
    private static final int LARGEST = 50_000;

    @AggregateIdentifier
    private @Nullable PresetsId id;

    private final Map<String, PresetSaved> kept = new LinkedHashMap<>();

    Presets() {}

    /** The id under which it is kept. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(SavePreset command) {
        var before = kept.get(command.presetId());
        if (before == null && kept.size() >= MOST) {
            throw new Refusal(Refusal.Code.INVALID, "Too many presets");
        }
        var after = merged(before, command);
        if (before == null || !holds(before, after)) {
            if (before != null && !before.presetId().equals(after.presetId())) {
                apply(new PresetDeleted(command.actor(), before.presetId(), command.at()));
            }
            if (after.byDefault()) {
                theDefault()
                        .filter(other -> !other.presetId().equals(after.presetId()))
                        .ifPresent(other ->
                                apply(new DefaultPresetUnset(command.actor(), other.presetId(), command.at())));
            }
            apply(after);
        }
        return after.presetId();
    }

    private static PresetSaved merged(@Nullable PresetSaved before, SavePreset command) {
        var content = new LinkedHashMap<String, Object>();
        if (before != null) {
            content.putAll(before.content().orElse(Map.of()));
        }
        content.putAll(command.content());
        if (content.toString().length() > LARGEST) {
            throw new Refusal(Refusal.Code.INVALID, "The preset is too large");
        }
        boolean byDefault = command.byDefault() == null ? before != null && before.byDefault() : command.byDefault();
        return new PresetSaved(
                command.actor(),
                command.newPresetId() == null ? command.presetId() : command.newPresetId(),
                before == null ? command.documentId() : before.documentId(),
                Personal.of(command.actor(), content),
                byDefault,
                order(before, command),
                command.at());
    }

    /** The default comes first, and what is no longer the default has no place of its own. */
    private static @Nullable Integer order(@Nullable PresetSaved before, SavePreset command) {
        if (command.byDefault() != null) {
            return command.byDefault() ? Integer.valueOf(0) : null;
        }
        return command.order() != null || before == null ? command.order() : before.order();
    }

    private static boolean holds(PresetSaved before, PresetSaved after) {
        return before.presetId().equals(after.presetId())
                && before.content().equals(after.content())
                && before.byDefault() == after.byDefault()
                && Objects.equals(before.order(), after.order());
    }

    private Optional<PresetSaved> theDefault() {
        return kept.values().stream().filter(PresetSaved::byDefault).findFirst();
    }

    /** How many it was. */
    @CommandHandler
    int handle(DeletePreset command) {
        Instant at = command.at();
        var gone = command.presetId() == null
                ? List.copyOf(kept.keySet())
                : kept.containsKey(command.presetId()) ? List.of(command.presetId()) : List.<String>of();
        gone.forEach(preset -> apply(new PresetDeleted(command.actor(), preset, at)));
        return gone.size();
    }

    @EventSourcingHandler
    void on(PresetSaved event) {
        id = new PresetsId(event.owner());
        kept.put(event.presetId(), event);
    }

    @EventSourcingHandler
    void on(DefaultPresetUnset event) {
        kept.computeIfPresent(
                event.presetId(),
                (preset, saved) -> new PresetSaved(
                        saved.owner(), preset, saved.documentId(), saved.content(), false, null, saved.savedAt()));
    }

    @EventSourcingHandler
    void on(PresetDeleted event) {
        kept.remove(event.presetId());
    }
}
