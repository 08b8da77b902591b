package io.ledgerchat.event.preset;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something happened to the presets of a person: settings kept under a name, to start conversations with. */
public sealed interface PresetEvent {
    AccountId owner();

    String presetId();

    /**
     * A preset is kept from now on, or has other contents than before. {@code content} holds title, endpoint, model and
     * parameters by their wire names; {@code documentId} is the 24-hex {@code _id} that clients see.
     */
    @EventName("preset.saved")
    @Revision("1")
    record PresetSaved(
            AccountId owner,
            String presetId,
            String documentId,
            Personal<Map<String, Object>> content,
            boolean byDefault,
            @Nullable Integer order,
            Instant savedAt)
            implements PresetEvent {}

    /** New conversations no longer start with it, because another took its place. */
    @EventName("preset.default-unset")
    @Revision("1")
    record DefaultPresetUnset(AccountId owner, String presetId, Instant unsetAt) implements PresetEvent {}

    /** It is no longer kept. */
    @EventName("preset.deleted")
    @Revision("1")
    record PresetDeleted(AccountId owner, String presetId, Instant deletedAt) implements PresetEvent {}
}
