package io.ledgerchat.query.search;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the messages of this owner that fit a question, the best ones first: one {@link MessageHits}.
 *
 * <p>In the question words stand for themselves, also with a letter wrong; what stands in double quotes is found as it
 * stands there, and a word with an asterisk at its end begins so. Behind the messages that say it
 * are those with files that do.
 *
 * @param offset how many of the best ones are left out
 * @param highlights whether to show where the words were found
 */
public record FindMessageHits(
        AccountId owner, String question, Filter filter, int offset, int limit, boolean highlights) {
    /**
     * Only messages that are all of this; what is absent does not matter.
     *
     * @param from said then or later
     * @param to said before
     * @param byPerson said by a person, or else by a model
     * @param attachment with a file of a media type that begins so
     * @param among said in one of these conversations
     */
    public record Filter(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Boolean byPerson,
            @Nullable String attachment,
            @Nullable List<ConversationId> among) {}
}
