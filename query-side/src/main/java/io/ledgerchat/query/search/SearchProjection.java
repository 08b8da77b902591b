package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.conversation.ConversationEvent;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationRenamed;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTitled;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageEvent;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageCopied;
import io.ledgerchat.event.message.MessageEvent.MessageDeleted;
import io.ledgerchat.event.message.MessageEvent.MessageResent;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.MessageTextEdited;
import io.ledgerchat.event.message.MessageEvent.ReplyEnded;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.SentText;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what can be found in the index (contract 45 §2).
 *
 * <p>What is said in a temporary chat never comes in. A chat that is turned back to a normal one can be found by its
 * title and by what is said from then on. What has no document, because it is temporary or gone, gets none by a later
 * change.
 */
final class SearchProjection {
    private final ElasticsearchClient client;
    private final String index;

    SearchProjection(ElasticsearchClient client, String index) {
        this.client = client;
        this.index = index;
    }

    @EventHandler
    void on(MessageSent event, EventMessage<?> message) {
        if (event.expiresAt() == null) {
            change(
                    event.messageId(),
                    event.conversationId(),
                    message,
                    before -> saying(document(event, SearchDocument.USER, event.sentAt()), event.content()));
        }
    }

    @EventHandler
    void on(MessageResent event, EventMessage<?> message) {
        changeKnown(event.messageId(), event.conversationId(), message, before -> saying(before, event.content()));
    }

    private static SearchDocument saying(SearchDocument document, Personal<SentText> content) {
        return document.saying(List.of(content.map(SentText::text).orElse("")))
                .with(content.map(SentText::files).orElse(List.of()));
    }

    @EventHandler
    void on(MessageTextEdited event, EventMessage<?> message) {
        var said = event.text().orElse("");
        changeKnown(event.messageId(), event.conversationId(), message, before -> before.saying(List.of(said)));
    }

    /** What was taken over is found like what was said here. */
    @EventHandler
    void on(MessageCopied event, EventMessage<?> message) {
        if (event.expiresAt() == null) {
            var said = event.content().value();
            var role = event.byPerson() ? SearchDocument.USER : SearchDocument.ASSISTANT;
            var words = event.byPerson()
                    ? List.of(said.map(CopiedContent::text).orElse(""))
                    : said.map(CopiedContent::parts).orElse(List.of()).stream()
                            .map(SearchProjection::words)
                            .toList();
            change(
                    event.messageId(),
                    event.conversationId(),
                    message,
                    before -> document(event, role, event.createdAt())
                            .saying(words)
                            .with(said.map(CopiedContent::files).orElse(List.of())));
        }
    }

    /** What says and has nothing is not found. */
    @EventHandler
    void on(MessageDeleted event, EventMessage<?> message) {
        changeKnown(
                event.messageId(),
                event.conversationId(),
                message,
                before -> before.saying(List.of()).with(List.of()));
    }

    /** Its words come with its end; until then the empty document says that they may. */
    @EventHandler
    void on(ReplyStarted event, EventMessage<?> message) {
        if (event.expiresAt() == null) {
            change(
                    event.messageId(),
                    event.conversationId(),
                    message,
                    before -> document(event, SearchDocument.ASSISTANT, event.startedAt()));
        }
    }

    @EventHandler
    void on(ReplyEnded event, EventMessage<?> message) {
        var words = event.content().orElse(List.of()).stream()
                .map(SearchProjection::words)
                .toList();
        changeKnown(event.messageId(), event.conversationId(), message, before -> before.saying(words));
    }

    private static String words(ContentPart part) {
        return switch (part) {
            case ContentPart.Text(var said) -> said;
            case ContentPart.Think(var thought) -> thought;
            case ContentPart.ToolCall _, ContentPart.Failure _ -> "";
            case ContentPart.Attributed(var _, var _, var said) -> words(said);
        };
    }

    @EventHandler
    void on(ContentPartEdited event, EventMessage<?> message) {
        var said = event.text().orElse("");
        changeKnown(event.messageId(), event.conversationId(), message, before -> before.saying(event.index(), said));
    }

    @EventHandler
    void on(ConversationStarted event, EventMessage<?> message) {
        if (!event.temporary()) {
            begin(event, event.title().orElse(""), message);
        }
    }

    @EventHandler
    void on(ConversationCopied event, EventMessage<?> message) {
        if (!event.temporary()) {
            begin(event, event.title().orElse(""), message);
        }
    }

    private void begin(ConversationEvent event, String title, EventMessage<?> message) {
        change(
                event.conversationId(),
                event.conversationId(),
                message,
                before -> document(event).saying(List.of(title)));
    }

    @EventHandler
    void on(ConversationSettingsChanged event, EventMessage<?> message) {
        if (!event.temporary()) {
            change(
                    event.conversationId(),
                    event.conversationId(),
                    message,
                    before -> before == null ? document(event) : before);
        }
    }

    @EventHandler
    void on(ConversationRenamed event, EventMessage<?> message) {
        var title = event.title().orElse("");
        changeKnown(event.conversationId(), event.conversationId(), message, before -> before.saying(List.of(title)));
    }

    @EventHandler
    void on(ConversationTitled event, EventMessage<?> message) {
        var title = event.title().orElse("");
        changeKnown(event.conversationId(), event.conversationId(), message, before -> before.saying(List.of(title)));
    }

    @EventHandler
    void on(ConversationDeleted event, EventMessage<?> message) {
        SearchBatch.current(client, index).remove(event.conversationId(), position(message));
    }

    private static SearchDocument document(MessageEvent event, String role, Instant said) {
        return new SearchDocument(
                SearchDocument.MESSAGE,
                event.owner().value(),
                event.conversationId().value(),
                said.toEpochMilli(),
                role,
                List.of(),
                List.of(),
                List.of());
    }

    private static SearchDocument document(ConversationEvent event) {
        return new SearchDocument(
                SearchDocument.CONVERSATION,
                event.owner().value(),
                event.conversationId().value(),
                null,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private void changeKnown(
            Identifier id, ConversationId conversation, EventMessage<?> message, UnaryOperator<SearchDocument> change) {
        change(id, conversation, message, before -> before == null ? null : change.apply(before));
    }

    private void change(
            Identifier id,
            ConversationId conversation,
            EventMessage<?> message,
            UnaryOperator<@Nullable SearchDocument> change) {
        SearchBatch.current(client, index).change(id.toString(), conversation, position(message), change);
    }

    private static long position(EventMessage<?> message) {
        return message instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElseThrow()
                : 0;
    }
}
