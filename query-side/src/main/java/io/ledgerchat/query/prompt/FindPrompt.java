package io.ledgerchat.query.prompt;

import io.ledgerchat.event.prompt.PromptId;

/** One version of a prompt, whoever asks: an optional {@link Prompt}. Who may see it is another question. */
public record FindPrompt(PromptId promptId) {}
