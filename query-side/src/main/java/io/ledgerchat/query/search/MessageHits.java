package io.ledgerchat.query.search;

import io.ledgerchat.event.message.MessageId;
import java.util.List;

/**
 * A page of what was found.
 *
 * @param more whether others fit too
 */
public record MessageHits(List<MessageHit> hits, boolean more) {
    /**
     * A message that fits.
     *
     * @param highlights pieces of its text as HTML, with {@code mark} around what was found; empty when not asked for
     */
    public record MessageHit(MessageId messageId, List<String> highlights) {}
}
