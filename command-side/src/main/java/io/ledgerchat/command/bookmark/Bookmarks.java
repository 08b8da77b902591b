package io.ledgerchat.command.bookmark;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkChanged;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkCreated;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkDeleted;
import io.ledgerchat.event.bookmark.BookmarkEvent.BookmarkMoved;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.bookmark.BookmarksId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The bookmarks of one person, in their order; no two have the same name. */
@Aggregate
class Bookmarks {
    private static final int MOST = 1_000;

    @AggregateIdentifier
    private @Nullable BookmarksId id;

    private final Map<BookmarkId, Kept> kept = new LinkedHashMap<>();

    private record Kept(String tag, @Nullable String description, int position) {
        Kept at(int place) {
            return new Kept(tag, description, place);
        }
    }

    Bookmarks() {}

    /** The bookmark of this name, if there is one. */
    Optional<BookmarkId> named(String tag) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue().tag().equals(tag))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Adds one behind all others. */
    void create(CreateBookmark command) {
        int last = kept.values().stream().mapToInt(Kept::position).max().orElse(0);
        // Positions of older events are as large as somebody wished.
        int next = Math.min(last, Integer.MAX_VALUE - 1) + 1;
        create(command.bookmarkId(), command.actor(), command.tag(), command.description(), next, command.at());
    }

    /** Adds one that came up on a conversation, in front of all others; the contract gives it no place of its own. */
    void comeUp(BookmarkConversation.Named named, AccountId actor, Instant at) {
        create(named.ifNew(), actor, named.tag(), null, 0, at);
    }

    private void create(
            BookmarkId bookmark, AccountId owner, String tag, @Nullable String description, int position, Instant at) {
        if (kept.size() >= MOST) {
            throw new Refusal(Refusal.Code.INVALID, "Too many bookmarks");
        }
        apply(new BookmarkCreated(
                bookmark, owner, Personal.of(owner, tag), personal(owner, description), position, at));
    }

    @CommandHandler
    void handle(ChangeBookmark command) {
        var before = find(command.bookmarkId());
        var tag = command.tag() == null ? before.tag() : command.tag();
        var description = command.description() == null ? before.description() : emptyIsNone(command.description());
        if (!tag.equals(before.tag()) && named(tag).isPresent()) {
            throw new Refusal(Refusal.Code.CONFLICT, "There is a tag of that name");
        }
        if (!tag.equals(before.tag()) || !Objects.equals(description, before.description())) {
            apply(new BookmarkChanged(
                    command.bookmarkId(),
                    command.actor(),
                    Personal.of(command.actor(), tag),
                    personal(command.actor(), description),
                    command.at()));
        }
        if (command.position() != null) {
            move(command, before.position(), Math.clamp(command.position(), 0, kept.size()));
        }
    }

    private static @Nullable String emptyIsNone(String text) {
        return text.isEmpty() ? null : text;
    }

    private void move(ChangeBookmark command, int from, int to) {
        if (from != to) {
            apply(new BookmarkMoved(command.bookmarkId(), command.actor(), from, to, command.at()));
        }
    }

    @CommandHandler
    void handle(DeleteBookmark command) {
        var gone = find(command.bookmarkId());
        apply(new BookmarkDeleted(command.bookmarkId(), command.actor(), gone.position(), command.at()));
    }

    private Kept find(BookmarkId bookmark) {
        return Optional.ofNullable(kept.get(bookmark))
                .orElseThrow(() -> new Refusal(Refusal.Code.NOT_FOUND, "Tag not found"));
    }

    private static @Nullable Personal<String> personal(AccountId owner, @Nullable String text) {
        return text == null ? null : Personal.of(owner, text);
    }

    @EventSourcingHandler
    void on(BookmarkCreated event) {
        id = new BookmarksId(event.owner());
        kept.put(event.bookmarkId(), new Kept(event.tag().orElse(""), plain(event.description()), event.position()));
    }

    @EventSourcingHandler
    void on(BookmarkChanged event) {
        kept.computeIfPresent(
                event.bookmarkId(),
                (bookmark, was) -> new Kept(event.tag().orElse(""), plain(event.description()), was.position()));
    }

    @EventSourcingHandler
    void on(BookmarkMoved event) {
        kept.replaceAll((bookmark, was) -> {
            if (bookmark.equals(event.bookmarkId())) {
                return was.at(event.to());
            }
            int place = was.position();
            if (place > event.from() && place <= event.to()) {
                return was.at(place - 1);
            }
            return place < event.from() && place >= event.to() ? was.at(place + 1) : was;
        });
    }

    @EventSourcingHandler
    void on(BookmarkDeleted event) {
        kept.remove(event.bookmarkId());
        kept.replaceAll((bookmark, was) -> was.position() > event.position() ? was.at(was.position() - 1) : was);
    }

    private static @Nullable String plain(@Nullable Personal<String> text) {
        return text == null ? null : text.orElse("");
    }
}
