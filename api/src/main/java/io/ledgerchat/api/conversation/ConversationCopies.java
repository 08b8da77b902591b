package io.ledgerchat.api.conversation;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.command.ViewsPassed;
import io.ledgerchat.api.message.MessageDocuments;
import io.ledgerchat.api.model.UsableEndpoints.Usable;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.command.conversation.Turn;
import io.ledgerchat.command.message.CopyConversation;
import io.ledgerchat.command.message.CopyMessages;
import io.ledgerchat.command.message.MessageCopy;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.conversation.Origin;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.project.ProjectId;
import io.ledgerchat.query.bookmark.Bookmark;
import io.ledgerchat.query.bookmark.FindBookmarks;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.FindConversation;
import io.ledgerchat.query.message.FindMessages;
import io.ledgerchat.query.message.Message;
import io.ledgerchat.query.message.WireContent;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes copies of what can be read: as a conversation of the caller, with ids of its own (contract 40 §2.11, §2.12). */
@Component
public class ConversationCopies {
    /** Messages that are recorded in one append. */
    private static final int PORTION = 200;

    private static final String NAMELESS = "Imported Chat";

    private final Commands commands;
    private final ViewsPassed views;
    private final Queries queries;
    private final Moments moments;

    ConversationCopies(Commands commands, ViewsPassed views, Queries queries, Moments moments) {
        this.commands = commands;
        this.views = views;
        this.queries = queries;
        this.moments = moments;
    }

    /** Copies one's own conversation, with bookmarks, project and retention. */
    Map<String, Object> ofOwn(Caller caller, Conversation source, String title, String way, List<Message> messages) {
        var id = new ConversationId(Ids.uuid());
        var settings = new ConversationSettings(
                source.endpoint(),
                source.endpointType(),
                source.model(),
                source.agentId(),
                source.spec(),
                source.iconUrl(),
                Personal.of(id, source.parameters()));
        return make(
                caller,
                new Plan(
                        id,
                        title,
                        new Turn(settings, source.temporary(), source.expiresAt()),
                        new Origin(way, source.conversationId().toString()),
                        bookmarks(caller, source.tags()),
                        source.filing().projectId()),
                copies(messages));
    }

    /** Copies what another person shared, for an endpoint of the caller's own. */
    public Map<String, Object> ofShared(
            Caller caller, Usable endpoint, String title, String source, List<Message> messages) {
        var id = new ConversationId(Ids.uuid());
        var settings = new ConversationSettings(
                endpoint.endpoint(), endpoint.type(), endpoint.model(), null, null, null, Personal.of(id, Map.of()));
        var copies = copies(messages).stream()
                .map(copy -> new MessageCopy(
                        copy.id(),
                        copy.documentId(),
                        copy.parent(),
                        copy.byPerson(),
                        withoutFiles(copy.content()),
                        endpoint.endpoint(),
                        copy.byPerson() ? null : endpoint.model(),
                        null,
                        copy.tokenCount(),
                        copy.unfinished(),
                        copy.createdAt()))
                .toList();
        var plan = new Plan(id, title, new Turn(settings, false, null), new Origin("share", source), List.of(), null);
        return make(caller, plan, copies);
    }

    /** Another person's files are not the caller's. */
    private static CopiedContent withoutFiles(CopiedContent content) {
        return new CopiedContent(content.sender(), content.text(), content.quotes(), content.parts());
    }

    private record Plan(
            ConversationId id,
            String title,
            Turn turn,
            Origin origin,
            List<BookmarkId> bookmarks,
            @Nullable ProjectId project) {}

    private Map<String, Object> make(Caller caller, Plan plan, List<MessageCopy> copies) {
        Instant now = moments.now();
        commands.sendWithoutWaiting(new CopyConversation(
                plan.id(),
                caller.id(),
                Ids.objectId(),
                plan.title().isEmpty() ? NAMELESS : plan.title(),
                plan.turn(),
                plan.origin(),
                plan.bookmarks(),
                plan.project(),
                copies.subList(0, Math.min(PORTION, copies.size())),
                now,
                now));
        for (int from = PORTION; from < copies.size(); from += PORTION) {
            commands.sendWithoutWaiting(new CopyMessages(
                    plan.id(),
                    caller.id(),
                    copies.subList(from, Math.min(from + PORTION, copies.size())),
                    plan.turn().expiresAt(),
                    now));
        }
        views.await();
        return answer(caller, plan.id());
    }

    /** What clients are shown of a conversation that was just made. */
    private Map<String, Object> answer(Caller caller, ConversationId id) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "conversation",
                queries.written(new FindConversation(caller.id(), id), Conversation.class)
                        .map(ConversationDocuments::whole)
                        .orElseThrow(ConversationChanges::notFound));
        answer.put(
                "messages",
                queries.list(new FindMessages(caller.id(), id), Message.class).stream()
                        .map(MessageDocuments::whole)
                        .toList());
        return answer;
    }

    private List<BookmarkId> bookmarks(Caller caller, List<String> tags) {
        if (tags.isEmpty()) {
            return List.of();
        }
        return queries.list(new FindBookmarks(caller.id()), Bookmark.class).stream()
                .filter(bookmark -> tags.contains(bookmark.tag()))
                .map(Bookmark::bookmarkId)
                .toList();
    }

    /** Under new ids; what hung below a message that is not taken over becomes a root. */
    static List<MessageCopy> copies(List<Message> messages) {
        var ids = new HashMap<MessageId, MessageId>();
        messages.forEach(message -> ids.put(message.messageId(), new MessageId(Ids.uuid())));
        return messages.stream()
                .map(message -> new MessageCopy(
                        ids.getOrDefault(message.messageId(), MessageId.ROOT),
                        Ids.objectId(),
                        message.parentMessageId().equals(message.messageId())
                                ? MessageId.ROOT
                                : ids.getOrDefault(message.parentMessageId(), MessageId.ROOT),
                        message.byPerson(),
                        new CopiedContent(
                                message.sender(),
                                message.said(),
                                message.quotes(),
                                WireContent.read(message.content()),
                                message.files(),
                                message.attachments().stream()
                                        .map(WireContent::readAttachment)
                                        .toList(),
                                message.metadata(),
                                message.feedback()),
                        message.endpoint(),
                        message.model(),
                        message.iconUrl(),
                        message.tokenCount(),
                        message.isUnfinished(),
                        message.createdAt()))
                .toList();
    }
}
