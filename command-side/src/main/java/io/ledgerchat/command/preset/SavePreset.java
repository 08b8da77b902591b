package io.ledgerchat.command.preset;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.preset.PresetsId;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a preset, or changes what is sent of one that is kept (contract 50 §1).
 *
 * @param documentId its {@code _id}, if it is new
 * @param newPresetId under which it is kept from now on; absent leaves it
 * @param content what is sent; of a kept preset everything else stays
 * @param byDefault whether new conversations start with it; absent leaves it
 * @param order its place in the list; absent leaves it
 */
public record SavePreset(
        AccountId actor,
        @Size(min = 1, max = 100) String presetId,
        String documentId,
        @Nullable @Size(min = 1, max = 100) String newPresetId,
        Map<String, Object> content,
        @Nullable Boolean byDefault,
        @Nullable Integer order,
        Instant at) {
    @TargetAggregateIdentifier
    PresetsId presets() {
        return new PresetsId(actor);
    }

    /** Names no text. */
    @Override
    public String toString() {
        return "SavePreset[" + presetId + "]";
    }
}
