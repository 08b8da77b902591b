package io.ledgerchat.query.preset;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A preset.
 *
 * @param content title, endpoint, model and parameters by their wire names
 * @param order its place in the list, absent unless it has one
 */
public record Preset(
        AccountId owner,
        String presetId,
        String documentId,
        Map<String, Object> content,
        boolean byDefault,
        @Nullable Integer order,
        Instant createdAt,
        Instant updatedAt) {}
