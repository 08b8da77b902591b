package io.ledgerchat.query.conversation;

import io.ledgerchat.event.project.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * In which project a conversation lies.
 *
 * @param changed whether it ever lay in one: clients are not shown {@code chatProjectId} once it was taken out
 */
public record Filing(@Nullable ProjectId projectId, boolean changed) {}
