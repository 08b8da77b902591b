package io.ledgerchat.event.file;

import org.jspecify.annotations.Nullable;

/**
 * What a file was uploaded for.
 *
 * @param context in one of the words of contract 60 §12, such as {@code message_attachment}
 * @param endpoint with which it is to be used, absent if none was named
 * @param model with which a provider's own file was made
 * @param agentId whose knowledge it becomes, or with which the chat talks
 * @param toolResource as what: {@code file_search}, {@code execute_code}, {@code context}, …
 */
public record FilePurpose(
        String context,
        @Nullable String endpoint,
        @Nullable String model,
        @Nullable String agentId,
        @Nullable String assistantId,
        @Nullable String toolResource) {}
