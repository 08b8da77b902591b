package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.ViewsPassed;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.message.LiveReplies;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.conversation.FindConversationOwner;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What is common to all routes that name a conversation in their path (contract 40 §3). */
@Component
class ConversationGuard {
    /** The id under which clients know a conversation that is not begun yet. */
    static final String NEW = "new";

    private final Queries queries;
    private final ViewsPassed views;
    private final LiveReplies replies;

    ConversationGuard(Queries queries, ViewsPassed views, LiveReplies replies) {
        this.queries = queries;
        this.views = views;
        this.replies = replies;
    }

    /**
     * The id of a conversation of this caller. One that was begun a moment ago is known as soon as the views have passed
     * its beginning; so its first turn can be read while it runs, on any node (contract 30 §8).
     */
    ConversationId requireOwned(Caller caller, String conversationId) {
        return owned(caller, conversationId).orElseThrow(ConversationGuard::notFound);
    }

    /** The same, or nothing as long as the views know less of it than that a reply runs in it for the caller. */
    Optional<ConversationId> requireOwnedOrLive(Caller caller, String conversationId) {
        var known = owned(caller, conversationId);
        if (known.isEmpty()
                && !(ConversationId.isValid(conversationId)
                        && replies.ownedBy(new ConversationId(conversationId), caller.id()))) {
            throw notFound();
        }
        return known;
    }

    private Optional<ConversationId> owned(Caller caller, String conversationId) {
        if (!ConversationId.isValid(conversationId)) {
            return Optional.empty();
        }
        var id = new ConversationId(conversationId);
        if (isOwned(caller, id)) {
            return Optional.of(id);
        }
        views.await();
        return Optional.of(id).filter(begun -> isOwned(caller, begun));
    }

    /** Refuses a body that names another conversation than the path. */
    static void requireSame(String conversationId, JsonNode body) {
        requireEqual(conversationId, body.path("conversationId"));
        requireEqual(conversationId, body.path("message").path("conversationId"));
    }

    private static void requireEqual(String conversationId, JsonNode named) {
        if (named.isString() && !named.asString().isEmpty() && !named.asString().equals(conversationId)) {
            throw Answer.error(400, "Conversation ID mismatch");
        }
    }

    private boolean isOwned(Caller caller, ConversationId id) {
        return queries.optional(new FindConversationOwner(id), AccountId.class)
                .filter(caller.id()::equals)
                .isPresent();
    }

    private static Answer notFound() {
        return Answer.error(404, "Conversation not found");
    }
}
