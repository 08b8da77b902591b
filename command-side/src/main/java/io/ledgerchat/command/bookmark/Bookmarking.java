package io.ledgerchat.command.bookmark;

import io.ledgerchat.command.Aggregates;
import io.ledgerchat.command.conversation.Conversation;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.bookmark.BookmarksId;
import io.ledgerchat.event.conversation.ConversationId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Brings bookmarks and conversations together: what is new of a person's list and what a conversation carries commit as one. */
@Component
class Bookmarking {
    private final Repository<Bookmarks> lists;
    private final Repository<Conversation> conversations;

    Bookmarking(Repository<Bookmarks> lists, Repository<Conversation> conversations) {
        this.lists = lists;
        this.conversations = conversations;
    }

    /** The bookmark of that name, new or known. */
    @CommandHandler
    BookmarkId handle(CreateBookmark command) {
        var list = listOf(command.actor());
        var known = list.invoke(bookmarks -> bookmarks.named(command.tag()));
        if (known.isPresent()) {
            return known.get();
        }
        list.execute(bookmarks -> bookmarks.create(command));
        if (command.conversation() != null) {
            find(command.conversation()).execute(conversation -> {
                var carried = new ArrayList<>(conversation.bookmarks());
                carried.add(command.bookmarkId());
                conversation.carry(carried, command.actor(), command.at());
            });
        }
        return command.bookmarkId();
    }

    @CommandHandler
    void handle(BookmarkConversation command) {
        var conversation = find(command.conversationId());
        conversation.execute(known -> known.requireOpenFor(command.actor()));
        List<BookmarkId> carried = new ArrayList<>();
        if (!command.bookmarks().isEmpty()) {
            var list = listOf(command.actor());
            for (var named : command.bookmarks()) {
                list.execute(bookmarks -> {
                    var known = bookmarks.named(named.tag());
                    if (known.isEmpty()) {
                        bookmarks.comeUp(named, command.actor(), command.at());
                    }
                    carried.add(known.orElse(named.ifNew()));
                });
            }
        }
        conversation.execute(known -> known.carry(carried.stream().distinct().toList(), command.actor(), command.at()));
    }

    private Aggregate<Bookmarks> listOf(AccountId owner) {
        return Aggregates.loadOrCreate(lists, new BookmarksId(owner), Bookmarks::new);
    }

    private Aggregate<Conversation> find(ConversationId conversation) {
        return conversations.load(conversation.toString());
    }
}
