package io.ledgerchat.query.agent;

import java.util.List;

/** Assistants to which any of these files was lent: a list of {@link io.ledgerchat.event.agent.AssistantId}. */
public record FindAssistantsLending(List<String> fileIds) {}
