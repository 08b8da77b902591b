package io.ledgerchat.command.agent;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentAvatar;
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
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * An agent with its history. Who may do what with it is the access to its {@link #resource()}; {@link AgentKeeping} asks
 * before it lets anything happen here.
 */
@Aggregate
class Agent {
    private static final String AVATAR = "avatar";
    private static final String EDGES = "edges";

    @AggregateIdentifier
    private AgentId id;

    private String documentId;
    private AccountId author;
    private final AgentState state = new AgentState();
    private boolean deleted;

    @SuppressWarnings("NullAway.Init")
    Agent() {}

    @SuppressWarnings("NullAway.Init")
    Agent(
            AgentId agentId,
            String documentId,
            AccountId author,
            Map<String, Object> fields,
            @Nullable AgentId duplicateOf,
            Instant at) {
        apply(new AgentCreated(agentId, documentId, author, AgentSettings.of(fields), duplicateOf, at));
    }

    /** Ends it here for whoever asks about an agent that is gone. */
    void requireAlive() {
        if (deleted) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Agent not found");
        }
    }

    boolean isAlive() {
        return !deleted;
    }

    ResourceId resource() {
        return new ResourceId(ResourceType.AGENT, documentId);
    }

    ResourceId remoteResource() {
        return new ResourceId(ResourceType.REMOTE_AGENT, documentId);
    }

    boolean isBy(AccountId account) {
        return author.equals(account);
    }

    AgentState state() {
        return state;
    }

    /** Whether any of its tools has this file. */
    boolean lends(String fileId) {
        return state.lends(fileId);
    }

    private void requireRoom() {
        if (state.isFull()) {
            throw new Refusal(Refusal.Code.INVALID, "The agent has too many versions");
        }
    }

    void update(Map<String, Object> changes, AccountId actor, Instant at) {
        var version = state.versionOf(changes);
        if (version != null || !state.saysAlready(changes)) {
            if (version != null) {
                requireRoom();
            }
            apply(new AgentUpdated(id, actor, AgentSettings.of(changes), version, at));
        }
    }

    /**
     * @param settings those of the snapshot as far as they may come back
     * @param whole whether all of them may; else what it is then is a version of its own, if there is room for it
     */
    void revert(int index, Map<String, Object> settings, boolean whole, AccountId actor, Instant at) {
        if (!state.showsAlready(settings)) {
            apply(new AgentReverted(id, actor, index + 1, AgentSettings.of(settings), at));
            if (!whole && !state.isFull()) {
                apply(new AgentUpdated(id, actor, AgentSettings.of(Map.of()), state.versions() + 1, at));
            }
        }
    }

    void show(@Nullable AgentAvatar avatar, AccountId actor, Instant at) {
        var changes = avatar == null ? Map.<String, Object>of() : Map.<String, Object>of(AVATAR, wire(avatar));
        boolean without = avatar == null && !state.fields().containsKey(AVATAR);
        if (!without && (avatar == null || !state.saysAlready(changes))) {
            requireRoom();
            apply(new AgentAvatarChanged(id, actor, avatar, state.versions() + 1, at, avatar()));
        }
    }

    private @Nullable AgentAvatar avatar() {
        return state.fields().get(AVATAR) instanceof Map<?, ?> shown
                ? new AgentAvatar(String.valueOf(shown.get("filepath")), String.valueOf(shown.get("source")))
                : null;
    }

    void attach(String toolResource, String fileId, AccountId actor, Instant at) {
        if (!state.lends(toolResource, fileId) || !state.tools().contains(toolResource)) {
            requireRoom();
            apply(new AgentFileAttached(id, toolResource, fileId, actor, state.versions() + 1, at));
        }
    }

    void unlink(String toolResource, List<String> fileIds, String reason, AccountId actor, Instant at) {
        var lent = state.files(toolResource).stream().filter(fileIds::contains).toList();
        if (!lent.isEmpty()) {
            apply(new AgentFilesUnlinked(id, toolResource, lent, reason, actor, at));
        }
    }

    void release(List<String> fileIds, AccountId actor, Instant at) {
        if (!deleted) {
            List.copyOf(state.resources().keySet())
                    .forEach(tool -> unlink(String.valueOf(tool), fileIds, "deleted", actor, at));
        }
    }

    void prune(AgentId gone, Instant at) {
        var edges = state.fields().get(EDGES) instanceof List<?> known ? known : List.of();
        var left = Handoffs.without(gone.value(), edges);
        if (!deleted && !left.equals(edges)) {
            apply(new AgentHandoffsPruned(id, gone, Personal.of(Subject.ORGANISATION, left), at));
        }
    }

    void delete(AccountId actor, Instant at) {
        apply(new AgentDeleted(id, actor, at));
    }

    private static Map<String, Object> wire(AgentAvatar avatar) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("filepath", avatar.filepath());
        wire.put("source", avatar.source());
        return wire;
    }

    @EventSourcingHandler
    void on(AgentCreated event) {
        id = event.agentId();
        documentId = event.documentId();
        author = event.author();
        state.begin(event.settings());
    }

    @EventSourcingHandler
    void on(AgentUpdated event) {
        state.change(event.changes().fields(), event.version());
    }

    @EventSourcingHandler
    void on(AgentReverted event) {
        state.change(event.settings().fields(), null);
    }

    @EventSourcingHandler
    void on(AgentAvatarChanged event) {
        var avatar = event.avatar();
        if (avatar == null) {
            state.drop(AVATAR);
            state.change(Map.of(), event.version());
        } else {
            state.change(Map.of(AVATAR, wire(avatar)), event.version());
        }
    }

    @EventSourcingHandler
    void on(AgentFileAttached event) {
        var files = new ArrayList<>(state.files(event.toolResource()));
        state.putFiles(event.toolResource(), files);
        state.snapshotNow();
        if (!files.contains(event.fileId())) {
            files.add(event.fileId());
        }
        state.putFiles(event.toolResource(), files);
        state.putTool(event.toolResource());
    }

    @EventSourcingHandler
    void on(AgentFilesUnlinked event) {
        state.putFiles(
                event.toolResource(),
                state.files(event.toolResource()).stream()
                        .filter(file -> !event.fileIds().contains(file))
                        .toList());
    }

    @EventSourcingHandler
    void on(AgentHandoffsPruned event) {
        state.change(Map.of(EDGES, event.edges().orElse(List.of())), null);
    }

    @EventSourcingHandler
    void on(AgentDeleted event) {
        deleted = true;
    }
}
