package io.ledgerchat.api.conversation;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.command.conversation.ArchiveConversation;
import io.ledgerchat.command.conversation.PinConversation;
import io.ledgerchat.command.conversation.RenameConversation;
import io.ledgerchat.command.conversation.UnarchiveConversation;
import io.ledgerchat.command.conversation.UnpinConversation;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.bookmark.FindBookmarkedConversations;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.ConversationPage;
import io.ledgerchat.query.conversation.FindConversation;
import io.ledgerchat.query.conversation.FindConversations;
import io.ledgerchat.query.search.SearchConversations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists, shows and changes conversations one by one (contract 40 §2). */
@RestController
@RequestMapping("/api/convos")
@ErrorField("error")
class ConversationController {
    static final String LIST_FAILED = "Error fetching conversations";
    /** How many hits of a search the list is narrowed to, the best ones. */
    private static final int MOST_HITS = 1000;

    private final Queries queries;
    private final ConversationChanges changes;
    private final Moments moments;
    private final Settings settings;

    ConversationController(Queries queries, ConversationChanges changes, Moments moments, Settings settings) {
        this.queries = queries;
        this.changes = changes;
        this.moments = moments;
        this.settings = settings;
    }

    @GetMapping
    @FailureText(value = LIST_FAILED, json = true)
    Map<String, Object> list(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var request = new ListRequest(query);
        var sort = request.sort();
        var project = request.project();
        var among = hits(caller, request.search());
        if (among != null && among.isEmpty()) {
            return answer(new ConversationPage(List.of(), null));
        }
        return answer(queries.one(
                new FindConversations(
                        caller.id(),
                        request.archived(),
                        request.pinnedOnly(),
                        among,
                        request.tags(),
                        project,
                        sort,
                        request.ascending(),
                        ListCursor.read(request.cursor()).orElse(null),
                        request.limit()),
                ConversationPage.class));
    }

    /** What the search found by titles and by bookmarks (contract 45 §3); null when nothing is searched for. */
    private @Nullable List<ConversationId> hits(Caller caller, String search) {
        return search.isEmpty()
                ? null
                : Stream.of(
                                new SearchConversations(caller.id(), search, MOST_HITS),
                                new FindBookmarkedConversations(caller.id(), search, MOST_HITS))
                        .flatMap(question -> queries.list(question, ConversationId.class).stream())
                        .distinct()
                        .toList();
    }

    private Map<String, Object> answer(ConversationPage page) {
        boolean sharing = settings.shares().allowed();
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "conversations",
                page.conversations().stream()
                        .map(conversation -> ConversationDocuments.line(conversation, sharing))
                        .toList());
        answer.put("nextCursor", page.next() == null ? null : ListCursor.write(page.next()));
        return answer;
    }

    @GetMapping("/{conversationId}")
    ResponseEntity<Map<String, Object>> show(Caller caller, @PathVariable String conversationId) {
        return ResponseEntity.of(Optional.of(conversationId)
                .filter(ConversationId::isValid)
                .flatMap(id ->
                        queries.optional(new FindConversation(caller.id(), new ConversationId(id)), Conversation.class))
                .map(ConversationDocuments::whole));
    }

    /** Unlike the reference it makes no conversation of an unknown id: a name alone is no conversation. */
    @PostMapping("/update")
    @ResponseStatus(HttpStatus.CREATED)
    @FailureText("Error updating conversation")
    Map<String, Object> rename(Caller caller, @RequestBody JsonNode body) {
        var request = ChangeRequest.of(body).requireConversationId();
        var title = request.title();
        return changes.make(new RenameConversation(request.conversationId(), caller.id(), title, moments.now()));
    }

    @PostMapping("/archive")
    @FailureText("Error archiving conversation")
    Map<String, Object> archive(Caller caller, @RequestBody JsonNode body) {
        var request = ChangeRequest.of(body).requireConversationId();
        boolean archive = request.isArchived();
        var id = request.conversationId();
        return changes.make(
                archive
                        ? new ArchiveConversation(id, caller.id(), moments.now())
                        : new UnarchiveConversation(id, caller.id(), moments.now()));
    }

    @PostMapping("/pin")
    @FailureText("Error pinning conversation")
    Map<String, Object> pin(Caller caller, @RequestBody JsonNode body) {
        var request = ChangeRequest.of(body).requireConversationId();
        boolean pin = request.pinned();
        var id = request.conversationId();
        return changes.make(
                pin
                        ? new PinConversation(id, caller.id(), moments.now())
                        : new UnpinConversation(id, caller.id(), moments.now()));
    }
}
