package io.ledgerchat.query.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a conversation is in the archive, and since when.
 *
 * @param changed whether it ever was: clients are shown {@code archivedAt} only then, empty when it is out again
 */
public record Archiving(
        boolean archived, boolean changed, @Nullable Instant archivedAt) {}
