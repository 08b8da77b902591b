package io.ledgerchat.event.message;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something happened to a message of a person or to a reply of a model. A token on its way is not an event. */
public sealed interface MessageEvent {
    MessageId messageId();

    ConversationId conversationId();

    AccountId owner();

    /** A person said something. {@code documentId} is the 24-hex {@code _id} that clients see. */
    @EventName("message.sent")
    @Revision("1")
    record MessageSent(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            String documentId,
            MessageId parentMessageId,
            Personal<SentText> content,
            String endpoint,
            int tokenCount,
            @Nullable Instant expiresAt,
            Instant sentAt)
            implements MessageEvent {}

    /** The same message was sent again for another reply, with another text than before. */
    @EventName("message.resent")
    @Revision("1")
    record MessageResent(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            Personal<SentText> content,
            int tokenCount,
            Instant resentAt)
            implements MessageEvent {}

    /** The text of a message without content parts was replaced. */
    @EventName("message.text-edited")
    @Revision("1")
    record MessageTextEdited(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            Personal<String> text,
            int tokenCount,
            Instant editedAt)
            implements MessageEvent {}

    /** The text of the content part at {@code index} (0-based) of a reply was replaced. */
    @EventName("message.content-part-edited")
    @Revision("1")
    record ContentPartEdited(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            int index,
            Personal<String> text,
            int tokenCount,
            Instant editedAt)
            implements MessageEvent {}

    /**
     * A message of another conversation, or of another application, was taken over into this one: by a fork, a duplicate, a
     * shared link or an import; or what one of several who answered side by side said became an answer of its own.
     * {@code createdAt} is when it was said first.
     */
    @EventName("message.copied")
    @Revision("1")
    record MessageCopied(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            String documentId,
            MessageId parentMessageId,
            boolean byPerson,
            Personal<CopiedContent> content,
            String endpoint,
            @Nullable String model,
            @Nullable String iconUrl,
            int tokenCount,
            boolean unfinished,
            @Nullable Instant expiresAt,
            Instant createdAt,
            Instant copiedAt)
            implements MessageEvent {}

    /** Its reader said how good a reply is; {@code rating} and {@code tag} are words of the contract (40 §3.6). */
    @EventName("message.rated")
    @Revision("1")
    record MessageRated(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            String rating,
            @Nullable String tag,
            @Nullable Personal<String> text,
            Instant ratedAt)
            implements MessageEvent {}

    /** Its reader took the rating back. */
    @EventName("message.rating-withdrawn")
    @Revision("1")
    record RatingWithdrawn(MessageId messageId, ConversationId conversationId, AccountId owner, Instant withdrawnAt)
            implements MessageEvent {}

    /** This one message is gone; what was said below it stays. */
    @EventName("message.deleted")
    @Revision("1")
    record MessageDeleted(MessageId messageId, ConversationId conversationId, AccountId owner, Instant deletedAt)
            implements MessageEvent {}

    /**
     * A model was asked. {@code startedAt} is later than its parent's time. {@code edited} marks a reply that continues
     * an edited one. {@code label} is what a person calls who answers: the name of an agent, or of a model for oneself; where
     * it is present readers see it in place of {@code sender}. {@code addedAgentId} says that somebody else answers side by
     * side, as clients know it: its parts are in the content, its tokens in its own calls of models, and not in this reply's.
     * Exactly one of the four ends follows.
     */
    @EventName("message.reply-started")
    @Revision("1")
    record ReplyStarted(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            String documentId,
            MessageId parentMessageId,
            String endpoint,
            @Nullable String model,
            String sender,
            @Nullable String iconUrl,
            boolean edited,
            @Nullable Instant expiresAt,
            Instant startedAt,
            @Nullable Personal<String> label,
            @Nullable String addedAgentId)
            implements MessageEvent {}

    /**
     * The model of a running reply calls a tool; recorded before the tool does anything. {@code arguments} is the JSON text
     * that the model wrote.
     */
    @EventName("message.tool-called")
    @Revision("1")
    record ToolCalled(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            String callId,
            String tool,
            Personal<String> arguments,
            Instant calledAt)
            implements MessageEvent {}

    /** A tool call came out; what the tool answered is part of the reply's content. */
    @EventName("message.tool-answered")
    @Revision("1")
    record ToolAnswered(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            String callId,
            String tool,
            ToolOutcome outcome,
            long durationMs,
            Instant answeredAt)
            implements MessageEvent {}

    /** How a started reply ended. The content is what was produced until then. */
    sealed interface ReplyEnded extends MessageEvent {
        Personal<List<ContentPart>> content();

        int tokenCount();

        Instant endedAt();
    }

    /**
     * The model finished. {@code metadata} is what clients are shown about usage (contract 30 §13), absent if not reported;
     * {@code attachments} is what its tools left for the reader, absent if nothing.
     */
    @EventName("message.reply-completed")
    @Revision("1")
    record ReplyCompleted(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            Personal<List<ContentPart>> content,
            @Nullable ReplyUsage usage,
            @Nullable Map<String, Object> metadata,
            int tokenCount,
            Instant endedAt,
            @Nullable Personal<List<Attachment>> attachments)
            implements ReplyEnded {}

    /** Its reader stopped it. */
    @EventName("message.reply-stopped")
    @Revision("1")
    record ReplyStopped(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            Personal<List<ContentPart>> content,
            @Nullable ReplyUsage usage,
            int tokenCount,
            Instant endedAt)
            implements ReplyEnded {}

    /** The provider failed; the content ends with a {@link ContentPart.Failure} that says why. */
    @EventName("message.reply-failed")
    @Revision("1")
    record ReplyFailed(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            Personal<List<ContentPart>> content,
            @Nullable ReplyUsage usage,
            int tokenCount,
            Instant endedAt,
            @Nullable Personal<List<Attachment>> attachments)
            implements ReplyEnded {}

    /** The node that produced it died, or a newer turn took its place; {@code reason} is one word. */
    @EventName("message.reply-interrupted")
    @Revision("1")
    record ReplyInterrupted(
            MessageId messageId,
            ConversationId conversationId,
            AccountId owner,
            Personal<List<ContentPart>> content,
            String reason,
            int tokenCount,
            Instant endedAt)
            implements ReplyEnded {}
}
