package io.ledgerchat.query.prompt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the list; {@code next} is where the next one begins, absent at the end. */
public record PromptGroupPage(
        List<PromptGroup> groups, @Nullable Position next) {

    /** A place in the list: what the row before it is sorted by. */
    public record Position(long uses, Instant updatedAt, String groupId) {}
}
