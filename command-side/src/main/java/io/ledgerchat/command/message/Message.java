package io.ledgerchat.command.message;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.message.SendMessage.Taken;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageCopied;
import io.ledgerchat.event.message.MessageEvent.MessageDeleted;
import io.ledgerchat.event.message.MessageEvent.MessageRated;
import io.ledgerchat.event.message.MessageEvent.MessageResent;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.MessageTextEdited;
import io.ledgerchat.event.message.MessageEvent.RatingWithdrawn;
import io.ledgerchat.event.message.MessageEvent.ReplyEnded;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageEvent.ToolAnswered;
import io.ledgerchat.event.message.MessageEvent.ToolCalled;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * What a person said, or what a model replied. It knows the kinds of its parts, never their text.
 *
 * <p>Strangers, and whoever names the wrong conversation, are told that it does not exist.
 */
@Aggregate
class Message {
    @AggregateIdentifier
    private @Nullable MessageId id;

    private @Nullable ConversationId conversation;
    private @Nullable AccountId owner;
    private @Nullable Instant at;
    private TextMark text = TextMark.NONE;
    private final PartMarks parts = new PartMarks();

    /** Absent where a person said it. */
    private @Nullable Reply reply;

    private @Nullable Rating rating;
    private boolean deleted;

    Message() {}

    Message(MessageSent event) {
        apply(event);
    }

    Message(ReplyStarted event) {
        apply(event);
    }

    Message(MessageCopied event) {
        apply(event);
    }

    /** Sends the same message once more for another reply; another text is recorded, the same one is not. */
    void resend(AccountId actor, ConversationId where, SentText content, int tokenCount, Instant when) {
        requireSaidBy(actor, where);
        if (!text.marks(content.text())) {
            apply(new MessageResent(id(), where, actor, Personal.of(where, content), tokenCount, when));
        }
    }

    @CommandHandler
    void handle(EditMessageText command) {
        require(command.actor(), command.conversationId());
        if (reply != null) {
            throw new Refusal(Refusal.Code.INVALID, "A reply is edited by its content parts");
        }
        if (!text.marks(command.text())) {
            apply(new MessageTextEdited(
                    id(),
                    command.conversationId(),
                    command.actor(),
                    Personal.of(command.conversationId(), command.text()),
                    command.tokenCount(),
                    command.at()));
        }
    }

    @CommandHandler
    void handle(EditContentPart command) {
        require(command.actor(), command.conversationId());
        if (!parts.editable(command.index()).marks(command.text())) {
            apply(new ContentPartEdited(
                    id(),
                    command.conversationId(),
                    command.actor(),
                    command.index(),
                    Personal.of(command.conversationId(), command.text()),
                    command.tokenCount(),
                    command.at()));
        }
    }

    @CommandHandler
    void handle(RateMessage command) {
        require(command.actor(), command.conversationId());
        var text = command.text() == null ? null : Personal.of(command.conversationId(), command.text());
        if (!Rating.of(command.rating(), command.tag(), text).equals(rating)) {
            apply(new MessageRated(
                    id(),
                    command.conversationId(),
                    command.actor(),
                    command.rating(),
                    command.tag(),
                    text,
                    command.at()));
        }
    }

    @CommandHandler
    void handle(WithdrawRating command) {
        require(command.actor(), command.conversationId());
        if (rating != null) {
            apply(new RatingWithdrawn(id(), command.conversationId(), command.actor(), command.at()));
        }
    }

    @CommandHandler
    void handle(DeleteMessage command) {
        require(command.actor(), command.conversationId());
        if (reply != null && reply.isRunning()) {
            throw new Refusal(Refusal.Code.CONFLICT, "The reply is still running");
        }
        apply(new MessageDeleted(id(), command.conversationId(), command.actor(), command.at()));
    }

    /** Whether this end was recorded; not when the reply had ended before. */
    @CommandHandler
    boolean handle(EndReply command) {
        require(command.actor(), command.conversationId());
        if (reply == null) {
            throw new Refusal(Refusal.Code.INVALID, "Only a reply ends");
        }
        if (!reply.isRunning()) {
            return false;
        }
        reply.end(command).forEach(AggregateLifecycle::apply);
        return true;
    }

    @CommandHandler
    void handle(RecordToolCall command) {
        apply(running(command.actor(), command.conversationId()).call(command));
    }

    @CommandHandler
    void handle(RecordToolAnswer command) {
        running(command.actor(), command.conversationId()).answer(command).ifPresent(AggregateLifecycle::apply);
    }

    private Reply running(AccountId actor, ConversationId where) {
        require(actor, where);
        if (reply == null || !reply.isRunning()) {
            throw new Refusal(Refusal.Code.INVALID, "The reply has ended");
        }
        return reply;
    }

    private void require(AccountId actor, ConversationId where) {
        if (deleted || !actor.equals(owner) || !where.equals(conversation)) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Message not found");
        }
    }

    /** Refuses unless a person said this, there. */
    void requireSaidBy(AccountId actor, ConversationId where) {
        require(actor, where);
        if (reply != null) {
            throw new Refusal(Refusal.Code.INVALID, "Not a message of a person");
        }
    }

    /** Refuses unless this is an ended reply, there, whose part at {@code index} is text or thought. */
    void requireEditable(AccountId actor, ConversationId where, int index) {
        require(actor, where);
        parts.editable(index);
    }

    /** What a repetition of the request that asked for this reply is told. */
    Taken taken(AccountId actor) {
        if (!actor.equals(owner) || reply == null) {
            throw new Refusal(Refusal.Code.CONFLICT, "The request id is in use");
        }
        return new Taken(Objects.requireNonNull(conversation), id(), at(), true, reply.isRunning());
    }

    private MessageId id() {
        return Objects.requireNonNull(id);
    }

    /** The moment after which everything that hangs below this message must lie. */
    Instant at() {
        return Objects.requireNonNull(at);
    }

    /** Whether it is part of this conversation of this owner, and was not deleted. */
    boolean belongsTo(AccountId actor, ConversationId where) {
        return !deleted && actor.equals(owner) && where.equals(conversation);
    }

    @EventSourcingHandler
    void on(MessageSent event) {
        id = event.messageId();
        conversation = event.conversationId();
        owner = event.owner();
        at = event.sentAt();
        text = TextMark.of(event.content().map(SentText::text));
    }

    @EventSourcingHandler
    void on(MessageResent event) {
        text = TextMark.of(event.content().map(SentText::text));
    }

    @EventSourcingHandler
    void on(MessageTextEdited event) {
        text = TextMark.of(event.text());
    }

    @EventSourcingHandler
    void on(ContentPartEdited event) {
        parts.edited(event.index(), TextMark.of(event.text()));
    }

    @EventSourcingHandler
    void on(ReplyStarted event) {
        id = event.messageId();
        conversation = event.conversationId();
        owner = event.owner();
        at = event.startedAt();
        reply = Reply.started();
    }

    @EventSourcingHandler
    void on(ToolCalled event) {
        Objects.requireNonNull(reply).on(event);
    }

    @EventSourcingHandler
    void on(ToolAnswered event) {
        Objects.requireNonNull(reply).on(event);
    }

    @EventSourcingHandler
    void on(ReplyEnded event) {
        reply = Reply.ended();
        event.content().value().ifPresent(parts::add);
    }

    @EventSourcingHandler
    void on(MessageCopied event) {
        id = event.messageId();
        conversation = event.conversationId();
        owner = event.owner();
        at = event.createdAt();
        reply = event.byPerson() ? null : Reply.ended();
        text = TextMark.of(event.content().map(CopiedContent::text));
        event.content().value().ifPresent(said -> {
            parts.add(said.parts());
            rating = Rating.of(said.feedback());
        });
    }

    @EventSourcingHandler
    void on(MessageRated event) {
        rating = Rating.of(event.rating(), event.tag(), event.text());
    }

    @EventSourcingHandler
    void on(RatingWithdrawn event) {
        rating = null;
    }

    @EventSourcingHandler
    void on(MessageDeleted event) {
        deleted = true;
    }
}
