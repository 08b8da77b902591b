package io.ledgerchat.infra.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentAvatar;
import io.ledgerchat.event.agent.AgentEvent;
import io.ledgerchat.event.agent.AgentEvent.AgentAvatarChanged;
import io.ledgerchat.event.agent.AgentEvent.AgentCreated;
import io.ledgerchat.event.agent.AgentEvent.AgentDeleted;
import io.ledgerchat.event.agent.AgentEvent.AgentFileAttached;
import io.ledgerchat.event.agent.AgentEvent.AgentFilesUnlinked;
import io.ledgerchat.event.agent.AgentEvent.AgentHandoffsPruned;
import io.ledgerchat.event.agent.AgentEvent.AgentReverted;
import io.ledgerchat.event.agent.AgentEvent.AgentUpdated;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AgentSettings;
import io.ledgerchat.event.bookmark.BookmarkId;
import io.ledgerchat.event.conversation.ConversationEvent;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationArchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationBookmarksChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationFiled;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationPinned;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationRenamed;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTakenUp;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTitled;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnarchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnpinned;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.conversation.Origin;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.project.ProjectId;
import io.ledgerchat.event.share.ShareEvent;
import io.ledgerchat.event.share.ShareEvent.ConversationShared;
import io.ledgerchat.event.share.ShareEvent.ShareRevoked;
import io.ledgerchat.event.share.ShareEvent.ShareUpdated;
import io.ledgerchat.event.share.ShareId;
import io.ledgerchat.infra.ledger.LedgerJson;
import io.ledgerchat.query.ledger.History;
import io.ledgerchat.query.ledger.ThingVersion;
import io.ledgerchat.query.support.Recorder;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After each event of a conversation, an agent, a link history says the same as the view that clients see. */
class FoldedStateIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    private final Recorder ada = new Recorder(SERVER);
    private final AccountId owner = ada.owner();

    @Test
    void ofConversations() {
        var talk = new ConversationId(Ids.uuid());
        var copy = new ConversationId(Ids.uuid());
        var life = List.<ConversationEvent>of(
                new ConversationStarted(
                        talk,
                        owner,
                        Ids.objectId(),
                        Personal.of(talk, "New Chat"),
                        settings(talk, "spec"),
                        true,
                        LATER,
                        ada.tick()),
                new ConversationTitled(talk, owner, Personal.of(talk, "Fjords"), ada.tick()),
                new ConversationRenamed(talk, owner, Personal.of(talk, "Inlets"), ada.tick()),
                new ConversationSettingsChanged(talk, owner, settings(talk, null), false, null, ada.tick()),
                new ConversationSettingsChanged(talk, owner, settings(talk, "other"), true, LATER, ada.tick()),
                new ConversationTakenUp(talk, owner, ada.tick()),
                new ConversationFiled(talk, owner, new ProjectId(Ids.objectId()), ada.tick()),
                new ConversationFiled(talk, owner, null, ada.tick()),
                new ConversationPinned(talk, owner, ada.tick()),
                new ConversationUnpinned(talk, owner, ada.tick()),
                new ConversationArchived(talk, owner, ada.tick()),
                new ConversationUnarchived(talk, owner, ada.tick()),
                new ConversationBookmarksChanged(talk, owner, List.of(new BookmarkId(Ids.objectId())), ada.tick()),
                new ConversationDeleted(talk, owner, "owner", ada.tick()));
        var copied = new ConversationCopied(
                copy,
                owner,
                Ids.objectId(),
                Personal.of(copy, "Copy"),
                settings(copy, null),
                new Origin("fork", talk.value()),
                false,
                null,
                ada.tick(),
                ada.now());
        requireAll(ConversationEvent.class, Stream.concat(life.stream(), Stream.of(copied)));

        for (int number = 0; number < life.size(); number++) {
            sameConversation(talk, number, life.get(number));
        }
        sameConversation(copy, 0, copied);
    }

    private void sameConversation(ConversationId id, int number, Object event) {
        var state = told("Conversation", id, number, event);
        var rows = rows("select * from views.conversation where conversation_id = ?", id);
        if (event instanceof ConversationDeleted) {
            assertThat(rows).isEmpty();
            assertThat(state).containsKey("deletedAt");
            return;
        }
        var row = rows.getFirst();
        var settings = object(state.get("settings"));
        var live = new HashMap<String, @Nullable Object>();
        for (String name : List.of("title", "project_id", "spec", "temporary", "expires_at", "archived_at")) {
            live.put(name, row.get(name));
        }
        live.put("pinned", Boolean.TRUE.equals(row.get("pinned")));
        live.computeIfPresent("expires_at", (_, time) -> instant(time));
        live.computeIfPresent("archived_at", (_, time) -> instant(time));
        var past = new HashMap<String, @Nullable Object>();
        past.put("title", state.get("title"));
        past.put("project_id", state.get("projectId"));
        past.put("spec", settings.get("spec"));
        past.put("temporary", state.get("temporary"));
        past.put("expires_at", instant(state.get("expiresAt")));
        past.put("archived_at", instant(state.get("archivedAt")));
        past.put("pinned", state.containsKey("pinnedAt"));
        assertThat(past).as(event.toString()).isEqualTo(live);
    }

    private static ConversationSettings settings(ConversationId talk, @Nullable String spec) {
        return new ConversationSettings("Fake", "custom", "fake-echo", null, spec, null, Personal.of(talk, Map.of()));
    }

    @Test
    void ofAgents() throws JsonProcessingException {
        var id = new AgentId("agent_" + Ids.objectId());
        var edge = Map.<String, Object>of("from", id.value(), "to", "agent_gone");
        var other = Map.<String, Object>of("from", id.value(), "to", "agent_there");
        var life = List.<AgentEvent>of(
                new AgentCreated(
                        id,
                        Ids.objectId(),
                        owner,
                        AgentSettings.of(Map.of("name", "One", "provider", "Fake", "model", "a", "tools", List.of())),
                        null,
                        ada.tick()),
                new AgentUpdated(
                        id,
                        owner,
                        AgentSettings.of(Map.of("model", "b", "edges", List.of(edge, other), "description", "Reads")),
                        2,
                        ada.tick()),
                new AgentAvatarChanged(id, owner, new AgentAvatar("/a.png", "local"), 3, ada.tick(), null),
                new AgentAvatarChanged(id, owner, null, 4, ada.tick(), null),
                new AgentFileAttached(id, "file_search", "file-1", owner, 5, ada.tick()),
                new AgentFileAttached(id, "file_search", "file-2", owner, 6, ada.tick()),
                new AgentFileAttached(id, "context", "file-1", owner, 7, ada.tick()),
                new AgentFilesUnlinked(id, "file_search", List.of("file-1"), "taken-back", owner, ada.tick()),
                new AgentHandoffsPruned(
                        id,
                        new AgentId("agent_gone"),
                        Personal.of(Subject.ORGANISATION, List.<Object>of(other)),
                        ada.tick()),
                new AgentReverted(
                        id,
                        owner,
                        1,
                        AgentSettings.of(Map.of("name", "One", "provider", "Fake", "model", "a")),
                        ada.tick()),
                new AgentDeleted(id, owner, ada.tick()));
        requireAll(AgentEvent.class, life.stream());

        for (int number = 0; number < life.size(); number++) {
            var state = told("Agent", id, number, life.get(number));
            var rows = rows("select fields::text from views.agent where agent_id = ?", id);
            if (life.get(number) instanceof AgentDeleted) {
                assertThat(rows).isEmpty();
                assertThat(state).containsKey("deletedAt");
            } else {
                var live = LedgerJson.plain()
                        .readValue(
                                String.valueOf(rows.getFirst().get("fields")),
                                new TypeReference<Map<String, Object>>() {});
                assertThat(wire(object(state.get("settings"))))
                        .as(life.get(number).toString())
                        .isEqualTo(live);
                assertThat(state).doesNotContainKeys("avatar", "former", "edges", "fileId", "fileIds", "toolResource");
            }
        }
    }

    /** By the names of the wire, under which clients see settings. */
    private static Map<String, @Nullable Object> wire(Map<String, @Nullable Object> settings) {
        var wire = new HashMap<>(object(settings.get("details")));
        for (String name : List.of("provider", "model", "tools")) {
            wire.put(name, settings.get(name));
        }
        if (settings.containsKey("toolResources")) {
            var resources = new HashMap<String, @Nullable Object>();
            object(settings.get("toolResources"))
                    .forEach((tool, lent) ->
                            resources.put(tool, Map.of("file_ids", object(lent).get("fileIds"))));
            wire.put("tool_resources", resources);
        }
        return wire;
    }

    @Test
    void ofLinks() {
        var id = new ShareId(Ids.objectId().substring(0, 21));
        var talk = new ConversationId(Ids.uuid());
        var message = new MessageId(Ids.uuid());
        var life = List.<ShareEvent>of(
                new ConversationShared(
                        id,
                        talk,
                        owner,
                        Ids.objectId(),
                        Personal.of(talk, "Fjords"),
                        List.of(message),
                        message,
                        true,
                        LATER,
                        ada.tick()),
                new ShareUpdated(id, talk, owner, List.of(message), null, null, ada.tick()),
                new ShareUpdated(id, talk, owner, List.of(), message, false, ada.tick()),
                new ShareRevoked(id, talk, owner, ada.tick()));
        requireAll(ShareEvent.class, life.stream());

        for (int number = 0; number < life.size(); number++) {
            var state = told("Share", id, number, life.get(number));
            var rows = rows(
                    "select title, target, files, array_to_string(messages, ',') as messages from views.share"
                            + " where share_id = ?",
                    id);
            if (life.get(number) instanceof ShareRevoked) {
                assertThat(rows).isEmpty();
                assertThat(state).containsKey("revokedAt");
            } else {
                var past = new HashMap<String, @Nullable Object>();
                past.put("title", state.get("title"));
                past.put("target", state.get("target"));
                past.put("files", state.get("files"));
                past.put("messages", joined(state.get("messages")));
                assertThat(past).as(life.get(number).toString()).isEqualTo(rows.getFirst());
            }
        }
    }

    private static String joined(@Nullable Object messages) {
        return messages instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : "";
    }

    private static void requireAll(Class<?> family, Stream<? extends Object> told) {
        assertThat(told.<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(family.getPermittedSubclasses()));
    }

    private Map<String, @Nullable Object> told(String type, Identifier thing, int number, Object event) {
        var message = new GenericDomainEventMessage<>(type, thing.toString(), number, event);
        SERVER.bean(EventStore.class).publish(message);
        ada.awaitViews();
        return SERVER.bean(History.class)
                .state(new ThingVersion(
                        thing.kind(), thing.value(), message.getIdentifier(), "", null, 0, ada.now(), null, null));
    }

    private static List<Map<String, Object>> rows(String sql, Identifier thing) {
        return SERVER.bean(JdbcClient.class)
                .sql(sql)
                .param(thing.value())
                .query()
                .listOfRows();
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        return switch (time) {
            case null -> null;
            case Timestamp stamp -> stamp.toInstant();
            default -> Instant.parse(time.toString());
        };
    }

    @SuppressWarnings("unchecked") // as Jackson read it
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
