package io.ledgerchat.command.message;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.message.SendMessage.Taken;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageCopied;
import io.ledgerchat.event.message.MessageEvent.MessageDeleted;
import io.ledgerchat.event.message.MessageEvent.MessageRated;
import io.ledgerchat.event.message.MessageEvent.MessageResent;
import io.ledgerchat.event.message.MessageEvent.MessageSent;
import io.ledgerchat.event.message.MessageEvent.MessageTextEdited;
import io.ledgerchat.event.message.MessageEvent.RatingWithdrawn;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyEnded;
import io.ledgerchat.event.message.MessageEvent.ReplyFailed;
import io.ledgerchat.event.message.MessageEvent.ReplyInterrupted;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.event.message.MessageEvent.ToolAnswered;
import io.ledgerchat.event.message.MessageEvent.ToolCalled;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final List<Part> parts = new ArrayList<>();
    private Kind kind = Kind.SENT;
    private @Nullable Rating rating;
    private boolean deleted;

    /** The tool calls of a running reply; those that answered call no tool any more. */
    private final Map<String, Call> calls = new LinkedHashMap<>();

    private record Call(String tool, Instant at) {
        boolean isOpen() {
            return !tool.isEmpty();
        }
    }

    private enum Kind {
        SENT,
        REPLY_RUNNING,
        REPLY_ENDED
    }

    private record Rating(String word, @Nullable String tag, TextMark text) {
        static Rating of(String word, @Nullable String tag, @Nullable Personal<String> text) {
            return new Rating(word, tag, text == null ? TextMark.NONE : TextMark.of(text));
        }

        /** As clients know it; nothing if there is none. */
        static @Nullable Rating of(Map<String, Object> feedback) {
            return feedback.get("rating") instanceof String word
                    ? new Rating(
                            word,
                            feedback.get("tag") instanceof String tag ? tag : null,
                            feedback.get("text") instanceof String text ? TextMark.of(text) : TextMark.NONE)
                    : null;
        }
    }

    /** One part of a reply; {@code text} marks nothing for kinds that cannot be edited. */
    private record Part(boolean editable, TextMark text) {}

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
        if (kind != Kind.SENT) {
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
        if (!editable(command.index()).text().marks(command.text())) {
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
        if (kind == Kind.REPLY_RUNNING) {
            throw new Refusal(Refusal.Code.CONFLICT, "The reply is still running");
        }
        apply(new MessageDeleted(id(), command.conversationId(), command.actor(), command.at()));
    }

    /** Whether this end was recorded; not when the reply had ended before. */
    @CommandHandler
    boolean handle(EndReply command) {
        require(command.actor(), command.conversationId());
        if (kind == Kind.SENT) {
            throw new Refusal(Refusal.Code.INVALID, "Only a reply ends");
        }
        if (kind == Kind.REPLY_ENDED) {
            return false;
        }
        endCalls(command);
        apply(end(command, Personal.of(command.conversationId(), List.copyOf(command.content()))));
        return true;
    }

    /** Once the reply has ended nobody can tell how a call of it came out. */
    private void endCalls(EndReply command) {
        var outcome = command.ending().equals(EndReply.Interrupted.CRASHED) ? ToolOutcome.LOST : ToolOutcome.CANCELLED;
        calls.entrySet().stream()
                .filter(call -> call.getValue().isOpen())
                .map(call -> new ToolAnswered(
                        id(),
                        command.conversationId(),
                        command.actor(),
                        call.getKey(),
                        call.getValue().tool(),
                        outcome,
                        Math.max(
                                0,
                                Duration.between(call.getValue().at(), command.at())
                                        .toMillis()),
                        command.at()))
                .toList()
                .forEach(AggregateLifecycle::apply);
    }

    private static ReplyEnded end(EndReply command, Personal<List<ContentPart>> content) {
        var reply = command.messageId();
        var where = command.conversationId();
        var who = command.actor();
        var tokens = command.tokenCount();
        var when = command.at();
        return switch (command.ending()) {
            case EndReply.Completed(var usage, var metadata, var left) ->
                new ReplyCompleted(reply, where, who, content, usage, metadata, tokens, when, attachments(where, left));
            case EndReply.Stopped(var usage) -> new ReplyStopped(reply, where, who, content, usage, tokens, when);
            case EndReply.Failed(var usage, var left) ->
                new ReplyFailed(reply, where, who, content, usage, tokens, when, attachments(where, left));
            case EndReply.Interrupted(var reason) ->
                new ReplyInterrupted(reply, where, who, content, reason, tokens, when);
        };
    }

    private static @Nullable Personal<List<Attachment>> attachments(ConversationId where, List<Attachment> left) {
        return left.isEmpty() ? null : Personal.of(where, List.copyOf(left));
    }

    @CommandHandler
    void handle(RecordToolCall command) {
        requireRunning(command.actor(), command.conversationId());
        if (calls.containsKey(command.callId())) {
            throw new Refusal(Refusal.Code.CONFLICT, "This call was recorded before");
        }
        apply(new ToolCalled(
                id(),
                command.conversationId(),
                command.actor(),
                command.callId(),
                command.tool(),
                Personal.of(command.conversationId(), command.arguments()),
                command.at()));
    }

    @CommandHandler
    void handle(RecordToolAnswer command) {
        requireRunning(command.actor(), command.conversationId());
        var call = calls.get(command.callId());
        if (call == null) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "No such call");
        }
        if (call.isOpen()) {
            apply(new ToolAnswered(
                    id(),
                    command.conversationId(),
                    command.actor(),
                    command.callId(),
                    call.tool(),
                    command.outcome(),
                    command.durationMs(),
                    command.at()));
        }
    }

    private void requireRunning(AccountId actor, ConversationId where) {
        require(actor, where);
        if (kind != Kind.REPLY_RUNNING) {
            throw new Refusal(Refusal.Code.INVALID, "The reply has ended");
        }
    }

    private void require(AccountId actor, ConversationId where) {
        if (deleted || !actor.equals(owner) || !where.equals(conversation)) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Message not found");
        }
    }

    /** Refuses unless a person said this, there. */
    void requireSaidBy(AccountId actor, ConversationId where) {
        require(actor, where);
        if (kind != Kind.SENT) {
            throw new Refusal(Refusal.Code.INVALID, "Not a message of a person");
        }
    }

    /** Refuses unless this is an ended reply, there, whose part at {@code index} is text or thought. */
    void requireEditable(AccountId actor, ConversationId where, int index) {
        require(actor, where);
        editable(index);
    }

    private Part editable(int index) {
        if (index < 0 || index >= parts.size()) {
            throw new Refusal(Refusal.Code.INVALID, "Invalid index");
        }
        var part = parts.get(index);
        if (!part.editable()) {
            throw new Refusal(Refusal.Code.INVALID, "Cannot update non-text content");
        }
        return part;
    }

    /** What a repetition of the request that asked for this reply is told. */
    Taken taken(AccountId actor) {
        if (!actor.equals(owner) || kind == Kind.SENT) {
            throw new Refusal(Refusal.Code.CONFLICT, "The request id is in use");
        }
        return new Taken(Objects.requireNonNull(conversation), id(), at(), true, kind == Kind.REPLY_RUNNING);
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
        if (event.index() < parts.size()) { // the parts are unknown once the conversation's key is gone
            parts.set(event.index(), new Part(true, TextMark.of(event.text())));
        }
    }

    @EventSourcingHandler
    void on(ReplyStarted event) {
        id = event.messageId();
        conversation = event.conversationId();
        owner = event.owner();
        at = event.startedAt();
        kind = Kind.REPLY_RUNNING;
    }

    @EventSourcingHandler
    void on(ToolCalled event) {
        calls.put(event.callId(), new Call(event.tool(), event.calledAt()));
    }

    @EventSourcingHandler
    void on(ToolAnswered event) {
        calls.put(event.callId(), new Call("", event.answeredAt()));
    }

    @EventSourcingHandler
    void on(ReplyEnded event) {
        kind = Kind.REPLY_ENDED;
        calls.clear();
        event.content().value().ifPresent(content -> content.forEach(part -> parts.add(partOf(part))));
    }

    @EventSourcingHandler
    void on(MessageCopied event) {
        id = event.messageId();
        conversation = event.conversationId();
        owner = event.owner();
        at = event.createdAt();
        kind = event.byPerson() ? Kind.SENT : Kind.REPLY_ENDED;
        text = TextMark.of(event.content().map(CopiedContent::text));
        event.content().value().ifPresent(said -> {
            said.parts().forEach(part -> parts.add(partOf(part)));
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

    private static Part partOf(ContentPart part) {
        return switch (part) {
            case ContentPart.Text(var said) -> new Part(true, TextMark.of(said));
            case ContentPart.Think(var thought) -> new Part(true, TextMark.of(thought));
            case ContentPart.ToolCall _ -> new Part(false, TextMark.NONE);
            case ContentPart.Failure _ -> new Part(false, TextMark.NONE);
            case ContentPart.Attributed(var _, var _, var said) -> partOf(said);
        };
    }
}
