package io.ledgerchat.infra.conversation.imports;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a conversation in an export; its messages follow one by one.
 *
 * @param endpoint absent where the export does not know
 * @param model absent where the export does not know
 * @param parameters by their wire names
 * @param createdAt absent where its first message decides
 */
record ExportedConversation(
        String format,
        String title,
        @Nullable String endpoint,
        @Nullable String model,
        Map<String, Object> parameters,
        @Nullable Instant createdAt) {}
