package io.ledgerchat.query.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the list; {@code next} is where the next one begins, absent at the end. */
public record ConversationPage(
        List<ConversationSummary> conversations, @Nullable Position next) {

    /**
     * A place in the list: the sort keys of the row before it.
     *
     * @param primary the title, or the time of the first sort key in ISO form; absent where the row has none
     */
    public record Position(@Nullable String primary, Instant secondary, String documentId) {}
}
