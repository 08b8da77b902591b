package io.ledgerchat.query.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Reads messages by the ids of themselves or of their conversation. For readers, replies that still run and messages
 * whose time is over are not there.
 */
interface MessageRows extends Repository<MessageRow, String> {
    String VISIBLE =
            " and owner = :owner and (byPerson or ending is not null) and (expiresAt is null or expiresAt > :now)";

    @Query("from MessageRow where conversationId = :conversation" + VISIBLE + " order by createdAt, documentId")
    List<MessageRow> ofConversation(String conversation, String owner, Instant now);

    @Query("from MessageRow where messageId = :message and conversationId = :conversation" + VISIBLE)
    Optional<MessageRow> one(String message, String conversation, String owner, Instant now);

    @Query("from MessageRow where messageId in :messages" + VISIBLE)
    List<MessageRow> among(Collection<String> messages, String owner, Instant now);

    /** Also replies that still run. */
    @Query("from MessageRow where messageId in :messages and owner = :owner")
    List<MessageRow> past(Collection<String> messages, String owner);
}
