package io.ledgerchat.event.prompt;

import org.jspecify.annotations.Nullable;

/**
 * What a prompt is called, and how it is found.
 *
 * @param oneliner what it does, in one line; may be empty
 * @param category one of the fixed ones, or empty
 * @param command by which it is called in a chat; absent for none
 */
public record PromptDetails(
        String name,
        String oneliner,
        String category,
        @Nullable String command) {}
