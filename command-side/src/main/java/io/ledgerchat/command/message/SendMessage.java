package io.ledgerchat.command.message;

import io.ledgerchat.command.conversation.Turn;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import java.time.Instant;
import java.time.ZoneId;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Takes one turn of a conversation, which begins with it if it does not exist: records what was said and that a model
 * is asked, and lets the reply run (contract 30 §3).
 *
 * <p>All ids are minted by the sender. Those that derive from the client's request id make a repeated request meet what
 * the first one recorded, whichever node takes it.
 *
 * @param conversationDocumentId the {@code _id} of a conversation that begins now
 * @param at when the turn was asked for; messages lie a little later if their parents demand it
 */
public record SendMessage(
        @RoutingKey ConversationId conversationId,
        AccountId actor,
        String conversationDocumentId,
        Turn turn,
        Question question,
        Asked reply,
        Instant at) {

    /** What the model is to answer. */
    public sealed interface Question {
        MessageId id();

        MessageId parent();

        SentText content();

        int tokenCount();
    }

    /** A new message of the person. */
    public record NewMessage(MessageId id, String documentId, MessageId parent, SentText content, int tokenCount)
            implements Question {}

    /** An earlier message of the person once more, with the text of this request. */
    public record SameMessage(MessageId id, MessageId parent, SentText content, int tokenCount) implements Question {}

    /** An earlier message of the person whose answer {@code edit} was edited and is to be continued. */
    public record EditedAnswer(MessageId id, MessageId parent, SentText content, int tokenCount, Edit edit)
            implements Question {}

    /** The text or thought at {@code index} (0-based) of an earlier answer, replaced for the continuation only. */
    public record Edit(MessageId answer, int index, boolean thought, String text) {}

    /**
     * The reply that is asked for.
     *
     * @param endpoint as clients see it: {@code agents} for a saved agent
     * @param model as clients see it: the id of a saved agent
     * @param sender as which it is told in the log: by the family of the model, or as the operator named it
     * @param label what a person calls it, if anybody does
     * @param titled whether the conversation gets its title from this turn
     * @param zone of the asker, for dates in instructions
     * @param askerName absent when the name is not known
     * @param voice who gives it
     * @param added who answers beside, if anybody does
     */
    public record Asked(
            MessageId id,
            String documentId,
            String endpoint,
            String model,
            String sender,
            @Nullable String label,
            @Nullable String iconUrl,
            boolean titled,
            ZoneId zone,
            @Nullable String askerName,
            Voice voice,
            @Nullable Voice added) {
        /** As which readers see who answers. */
        public String shownSender() {
            return label == null ? sender : label;
        }
    }

    /**
     * One who answers.
     *
     * @param agentId the id under which clients know a saved agent, or a plain model as one (contract 30 §15)
     * @param contextTokens how much the model can take, of which history may use 95 %
     */
    public record Voice(String agentId, Persona persona, int contextTokens) {}

    /**
     * What came of it.
     *
     * @param startedAt of the reply: its epoch milliseconds are the generation that clients name
     * @param repeated the same request was taken before; nothing was recorded
     * @param running false only for a repetition whose reply has ended
     */
    public record Taken(
            ConversationId conversationId, MessageId replyId, Instant startedAt, boolean repeated, boolean running) {}
}
