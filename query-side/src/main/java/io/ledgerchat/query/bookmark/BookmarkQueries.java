package io.ledgerchat.query.bookmark;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.view.Storable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about bookmarks. */
@Component
class BookmarkQueries {
    private final JdbcClient sql;

    BookmarkQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<Bookmark> handle(FindBookmarks query) {
        return sql.sql("""
                select bookmark.*,
                  (select count(*) from views.bookmarked_conversation carried
                   where carried.bookmark_id = bookmark.bookmark_id) as carried
                from views.bookmark bookmark where owner = ? order by list_position, created_at, bookmark_id""")
                .params(query.owner().value())
                .query((row, number) -> bookmark(row))
                .list();
    }

    @QueryHandler
    List<ConversationId> handle(FindBookmarkedConversations query) {
        return sql.sql("""
                select distinct carried.conversation_id
                from views.bookmarked_conversation carried
                join views.bookmark bookmark on bookmark.bookmark_id = carried.bookmark_id
                where bookmark.owner = ? and bookmark.tag collate pg_c_utf8 ilike all (?) limit ?""")
                .params(query.owner().value(), patterns(query.words()), query.limit())
                .query((row, number) -> new ConversationId(row.getString(1)))
                .list();
    }

    private static String[] patterns(String words) {
        return Stream.of(String.valueOf(Storable.text(words)).strip().split("\\s+"))
                .map(word -> '%' + word.replaceAll("([%_\\\\])", "\\\\$1") + '%')
                .toArray(String[]::new);
    }

    private static Bookmark bookmark(ResultSet row) throws SQLException {
        var tag = row.getString("tag");
        return new Bookmark(
                new BookmarkId(row.getString("bookmark_id")),
                new AccountId(row.getString("owner")),
                tag == null ? "" : tag,
                row.getString("description"),
                row.getInt("list_position"),
                row.getLong("carried"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
