package io.ledgerchat.api.bookmark;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.command.bookmark.BookmarkConversation;
import io.ledgerchat.command.bookmark.BookmarkConversation.Named;
import io.ledgerchat.command.bookmark.ChangeBookmark;
import io.ledgerchat.command.bookmark.CreateBookmark;
import io.ledgerchat.command.bookmark.DeleteBookmark;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.bookmark.Bookmark;
import io.ledgerchat.query.bookmark.FindBookmarks;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.FindConversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Keeps bookmarks and puts them on conversations (contract 50 §3); for roles with {@code BOOKMARKS.USE}. */
@RestController
@RequestMapping("/api/tags")
@ErrorField("error")
class BookmarksController {
    private static final String FAILED = "Internal server error";
    private static final String TAGGING_FAILED = "Error updating conversation tags";
    private static final int LONGEST_TAG = 500;
    private static final int LONGEST_DESCRIPTION = 2000;
    private static final int MOST_ON_ONE = 100;

    private final Commands commands;
    private final Queries queries;
    private final Moments moments;
    private final Roles roles;

    BookmarksController(Commands commands, Queries queries, Moments moments, Roles roles) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
        this.roles = roles;
    }

    @GetMapping
    @FailureText(value = FAILED, json = true)
    List<Map<String, Object>> all(Caller caller) {
        allow(caller);
        return find(caller).stream().map(BookmarkDocuments::of).toList();
    }

    /** Unlike the reference it makes none without a name. */
    @PostMapping
    @FailureText(value = FAILED, json = true)
    Map<String, Object> create(Caller caller, @RequestBody JsonNode body) {
        allow(caller);
        var tag = filled(body, "tag", LONGEST_TAG).orElseThrow(() -> Answer.error(400, "tag is required"));
        var description = filled(body, "description", LONGEST_DESCRIPTION).orElse(null);
        BookmarkId bookmark = commands.send(new CreateBookmark(
                caller.id(), new BookmarkId(Ids.objectId()), tag, description, carrier(caller, body), moments.now()));
        return document(caller, bookmark);
    }

    private @Nullable ConversationId carrier(Caller caller, JsonNode body) {
        if (!body.path("addToConversation").asBoolean(false)) {
            return null;
        }
        return known(caller, body.path("conversationId").asString(""))
                .orElseThrow(() -> Answer.error(404, "Conversation not found"));
    }

    /** An empty description takes the old one away, one that is not sent leaves it. */
    @PutMapping("/{tag}")
    @FailureText(value = FAILED, json = true)
    Map<String, Object> change(Caller caller, @PathVariable String tag, @RequestBody JsonNode body) {
        allow(caller);
        var bookmark = named(caller, tag);
        commands.send(new ChangeBookmark(
                caller.id(),
                bookmark.bookmarkId(),
                filled(body, "tag", LONGEST_TAG).orElse(null),
                text(body, "description", LONGEST_DESCRIPTION).orElse(null),
                position(body.path("position")),
                moments.now()));
        return document(caller, bookmark.bookmarkId());
    }

    private static @Nullable Integer position(JsonNode position) {
        if (position.isMissingNode() || position.isNull()) {
            return null;
        }
        if (!position.canConvertToInt() || position.asInt() < 0) {
            throw Answer.error(400, "position must be a number");
        }
        return position.asInt();
    }

    @DeleteMapping("/{tag}")
    @FailureText(value = FAILED, json = true)
    Map<String, Object> delete(Caller caller, @PathVariable String tag) {
        allow(caller);
        var bookmark = named(caller, tag);
        commands.send(new DeleteBookmark(caller.id(), bookmark.bookmarkId(), moments.now()));
        return BookmarkDocuments.of(bookmark);
    }

    /** The names that the conversation carries then. */
    @PutMapping("/convo/{conversationId}")
    @FailureText(TAGGING_FAILED)
    List<String> put(Caller caller, @PathVariable String conversationId, @RequestBody JsonNode body) {
        allow(caller);
        var conversation = known(caller, conversationId).orElseThrow(() -> new Answer(500, TAGGING_FAILED));
        var wanted = new ArrayList<Named>();
        for (JsonNode tag : body.path("tags")) {
            if (!tag.isString() || tag.asString().isEmpty() || tag.asString().length() > LONGEST_TAG) {
                throw Answer.error(400, "tags must be a list of strings");
            }
            wanted.add(new Named(tag.asString(), new BookmarkId(Ids.objectId())));
        }
        if (!body.path("tags").isArray() || wanted.size() > MOST_ON_ONE) {
            throw Answer.error(400, "tags must be a list of at most " + MOST_ON_ONE + " strings");
        }
        commands.send(new BookmarkConversation(conversation, caller.id(), wanted, moments.now()));
        return queries.optional(new FindConversation(caller.id(), conversation), Conversation.class)
                .map(Conversation::tags)
                .orElse(List.of());
    }

    private Optional<ConversationId> known(Caller caller, String id) {
        return Optional.of(id)
                .filter(ConversationId::isValid)
                .flatMap(valid -> queries.optional(
                        new FindConversation(caller.id(), new ConversationId(valid)), Conversation.class))
                .map(Conversation::conversationId);
    }

    private Bookmark named(Caller caller, String tag) {
        return find(caller).stream()
                .filter(bookmark -> bookmark.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> Answer.error(404, "Tag not found"));
    }

    private Map<String, Object> document(Caller caller, BookmarkId id) {
        return queries.written(() -> find(caller).stream()
                        .filter(bookmark -> bookmark.bookmarkId().equals(id))
                        .findFirst())
                .map(BookmarkDocuments::of)
                .orElseThrow(() -> Answer.error(404, "Tag not found"));
    }

    private List<Bookmark> find(Caller caller) {
        return queries.list(new FindBookmarks(caller.id()), Bookmark.class);
    }

    /** As {@link #text}; an empty one counts as none. */
    private static Optional<String> filled(JsonNode body, String name, int longest) {
        return text(body, name, longest).filter(text -> !text.isEmpty());
    }

    private static Optional<String> text(JsonNode body, String name, int longest) {
        var text = body.path(name);
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        if (!text.isString() || text.asString().length() > longest) {
            throw Answer.error(400, name + " must be a string of at most " + longest + " characters");
        }
        return Optional.of(text.asString());
    }

    private void allow(Caller caller) {
        roles.require(caller, PermissionType.BOOKMARKS, Permission.USE);
    }
}
