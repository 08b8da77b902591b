package io.ledgerchat.query.share;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the list; {@code next} is where the next one begins, absent at the end. */
public record SharePage(List<Share> shares, @Nullable Position next) {
    /**
     * A place in the list.
     *
     * @param primary the title, or the time in ISO form; absent where the row has none
     * @param documentId absent in a place that was only told by its title or time
     */
    public record Position(
            @Nullable String primary, @Nullable String documentId) {}
}
