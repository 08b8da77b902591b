package io.ledgerchat.query.prompt;

import io.ledgerchat.event.prompt.PromptGroupId;

/** One prompt, whoever asks: an optional {@link PromptGroup}. Who may see it is another question. */
public record FindPromptGroup(PromptGroupId groupId) {}
