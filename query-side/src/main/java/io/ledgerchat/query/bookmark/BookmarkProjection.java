package io.ledgerchat.query.bookmark;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkChanged;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkCreated;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkDeleted;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkMoved;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationBookmarksChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Keeps one row per bookmark, and one per conversation that carries it. */
final class BookmarkProjection {
    private final ViewBatch batch;
    private final String bookmarks;
    private final String carried;

    BookmarkProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.bookmarks = schema.table("bookmark");
        this.carried = schema.table("bookmarked_conversation");
    }

    @EventHandler
    void on(BookmarkCreated event) {
        batch.add(
                """
                insert into %s (bookmark_id, owner, tag, description, list_position, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (bookmark_id) do nothing""".formatted(bookmarks),
                event.bookmarkId().value(),
                event.owner().value(),
                plain(event.tag()),
                plain(event.description()),
                event.position(),
                time(event.createdAt()),
                time(event.createdAt()));
    }

    @EventHandler
    void on(BookmarkChanged event) {
        batch.add(
                "update " + bookmarks + " set tag = ?, description = ?, updated_at = ? where bookmark_id = ?",
                plain(event.tag()),
                plain(event.description()),
                time(event.changedAt()),
                event.bookmarkId().value());
    }

    @EventHandler
    void on(BookmarkMoved event) {
        boolean down = event.from() < event.to();
        batch.add(
                "update " + bookmarks + " set list_position = list_position + ? where owner = ? and bookmark_id <> ?"
                        + " and list_position between ? and ?",
                down ? -1 : 1,
                event.owner().value(),
                event.bookmarkId().value(),
                down ? event.from() + 1 : event.to(),
                down ? event.to() : event.from() - 1);
        batch.add(
                "update " + bookmarks + " set list_position = ?, updated_at = ? where bookmark_id = ?",
                event.to(),
                time(event.movedAt()),
                event.bookmarkId().value());
    }

    @EventHandler
    void on(BookmarkDeleted event) {
        batch.add(
                "delete from " + bookmarks + " where bookmark_id = ?",
                event.bookmarkId().value());
        batch.add(
                "delete from " + carried + " where bookmark_id = ?",
                event.bookmarkId().value());
        batch.add(
                "update " + bookmarks + " set list_position = list_position - 1 where owner = ? and list_position > ?",
                event.owner().value(),
                event.position());
    }

    @EventHandler
    void on(ConversationBookmarksChanged event) {
        var conversation = event.conversationId().value();
        batch.add("delete from " + carried + " where conversation_id = ?", conversation);
        int place = 0;
        for (var bookmark : event.bookmarks()) {
            // One that was deleted meanwhile is carried by nothing.
            batch.add("""
                    insert into %s (conversation_id, bookmark_id, owner, place)
                    select ?, bookmark_id, owner, ? from %s where bookmark_id = ?
                    on conflict do nothing""".formatted(carried, bookmarks), conversation, place++, bookmark.value());
        }
    }

    @EventHandler
    void on(ConversationDeleted event) {
        batch.add(
                "delete from " + carried + " where conversation_id = ?",
                event.conversationId().value());
    }

    @EventHandler
    void on(AccountDeleted event) {
        for (var table : List.of(bookmarks, carried)) {
            batch.add(
                    "delete from " + table + " where owner = ?",
                    event.accountId().value());
        }
    }

    private static @Nullable String plain(@Nullable Personal<String> personal) {
        return personal == null ? null : text(personal.value().orElse(null));
    }
}
