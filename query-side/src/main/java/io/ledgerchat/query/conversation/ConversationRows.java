package io.ledgerchat.query.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads conversations by their id. */
interface ConversationRows extends Repository<ConversationRow, String> {

    Optional<ConversationRow> findById(String conversationId);

    @Query("""
            from ConversationRow where conversationId = :conversation and owner = :owner
            and (expiresAt is null or expiresAt > :now)""")
    Optional<ConversationRow> unexpired(String conversation, String owner, Instant now);

    /** Of a reply only once it has ended: before that, readers do not see it. */
    @Query(nativeQuery = true, value = """
            select document_id from views.message
            where conversation_id = :conversation and owner = :owner and (by_person or ending is not null)
            order by created_at, document_id""")
    List<String> messageDocumentIds(String conversation, String owner);

    /** The names of the bookmarks that a conversation carries. */
    @Query(nativeQuery = true, value = """
            select bookmark.tag from views.bookmarked_conversation carried
            join views.bookmark bookmark on bookmark.bookmark_id = carried.bookmark_id
            where carried.conversation_id = :conversation and carried.owner = :owner and bookmark.tag is not null
            order by carried.place""")
    List<String> tags(String conversation, String owner);

    long countByProjectIdAndOwner(String projectId, String owner);

    /** The files that went with the newest message of its owner. */
    @Query(nativeQuery = true, value = """
            select listed.file ->> 'id' from
              (select files from views.message
               where conversation_id = :conversation and owner = :owner and by_person
               order by created_at desc, document_id desc limit 1) newest,
              jsonb_array_elements(newest.files) with ordinality as listed (file, place)
            order by listed.place""")
    List<String> fileIds(String conversation, String owner);
}
