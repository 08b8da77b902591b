package io.ledgerchat.command.preset;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.preset.PresetsId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** No longer keeps a preset, or without an id any; the answer is how many it was. */
public record DeletePreset(AccountId actor, @Nullable String presetId, Instant at) {
    @TargetAggregateIdentifier
    PresetsId presets() {
        return new PresetsId(actor);
    }
}
