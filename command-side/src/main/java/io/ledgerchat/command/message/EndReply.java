package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.ReplyUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Records how a reply ended and what was produced until then. The first end wins; a later one records nothing. */
public record EndReply(
        @TargetAggregateIdentifier MessageId messageId,
        ConversationId conversationId,
        AccountId actor,
        Ending ending,
        List<ContentPart> content,
        int tokenCount,
        Instant at) {

    /** The four ways in which a reply can end. */
    public sealed interface Ending {}

    /** The model finished; {@code metadata} is what clients are shown about usage (contract 30 §13). */
    public record Completed(
            @Nullable ReplyUsage usage, @Nullable Map<String, Object> metadata, List<Attachment> attachments)
            implements Ending {}

    /** Its reader stopped it. */
    public record Stopped(@Nullable ReplyUsage usage) implements Ending {}

    /** The provider failed; the content's last part says why. */
    public record Failed(@Nullable ReplyUsage usage, List<Attachment> attachments) implements Ending {}

    /** Its node went away, or a newer turn took its place; {@code reason} is one word. */
    public record Interrupted(String reason) implements Ending {
        /** Its node died. */
        public static final Interrupted CRASHED = new Interrupted("crashed");
    }
}
