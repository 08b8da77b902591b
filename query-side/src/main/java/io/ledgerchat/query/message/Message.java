package io.ledgerchat.query.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of a person, or a reply that has ended.
 *
 * @param said what a person wrote; empty for replies
 * @param files what went with it; empty for replies
 * @param content the parts of a reply in wire form; empty for people's messages
 * @param ending how a reply ended; absent for people's messages
 * @param metadata what clients are shown about usage
 * @param feedback how its reader rated it, in the words of clients; empty if not
 * @param attachments what the tools of a reply left for the reader, in wire form
 * @param parallel whether several answered side by side
 * @param temporary whether its conversation is one; others expire, too, where the operator says so
 */
public record Message(
        MessageId messageId,
        String documentId,
        ConversationId conversationId,
        AccountId owner,
        MessageId parentMessageId,
        boolean byPerson,
        String sender,
        String said,
        List<String> quotes,
        List<AttachedFile> files,
        List<Map<String, Object>> content,
        String endpoint,
        @Nullable String model,
        @Nullable String iconUrl,
        int tokenCount,
        @Nullable Ending ending,
        Map<String, Object> metadata,
        Map<String, Object> feedback,
        List<Map<String, Object>> attachments,
        boolean parallel,
        boolean temporary,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The same message with these parts, and with this left by its tools. */
    public Message with(List<Map<String, Object>> content, List<Map<String, Object>> attachments) {
        return new Message(
                messageId,
                documentId,
                conversationId,
                owner,
                parentMessageId,
                byPerson,
                sender,
                said,
                quotes,
                files,
                content,
                endpoint,
                model,
                iconUrl,
                tokenCount,
                ending,
                metadata,
                feedback,
                attachments,
                parallel,
                temporary,
                expiresAt,
                createdAt,
                updatedAt);
    }

    /** Whether it was stopped or interrupted before its end. */
    public boolean isUnfinished() {
        return ending != null && ending.isUnfinished();
    }

    /** What clients show as text: of a reply only when it is unfinished (contract 40 §1.2). */
    public String text() {
        return isUnfinished() ? WireContent.flatten(content) : said;
    }

    /** All its words, thoughts included: what is searched (contract 45 §2). */
    public String flattened() {
        return byPerson ? said : WireContent.flatten(content);
    }
}
