package io.ledgerchat.command.agent;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AssistantEvent.AssistantAdopted;
import io.ledgerchat.event.agent.AssistantEvent.AssistantFileAttached;
import io.ledgerchat.event.agent.AssistantEvent.AssistantFilesUnlinked;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** What is known here of an assistant at its provider: the files that were lent to it. */
@Aggregate
class Assistant {
    @AggregateIdentifier
    private AssistantId id;

    private final Map<String, Set<String>> files = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init")
    Assistant() {}

    @SuppressWarnings("NullAway.Init")
    Assistant(AssistantId assistant, AccountId adoptedBy, Instant at) {
        apply(new AssistantAdopted(assistant, adoptedBy, at));
    }

    static ResourceId resource(AssistantId assistant) {
        return new ResourceId(ResourceType.ASSISTANT, assistant.value());
    }

    void attach(String toolResource, String fileId, AccountId actor, Instant at) {
        if (!lent(toolResource).contains(fileId)) {
            apply(new AssistantFileAttached(id, toolResource, fileId, actor, at));
        }
    }

    void unlink(String toolResource, List<String> fileIds, String reason, AccountId actor, Instant at) {
        var lent = lent(toolResource).stream().filter(fileIds::contains).toList();
        if (!lent.isEmpty()) {
            apply(new AssistantFilesUnlinked(id, toolResource, lent, reason, actor, at));
        }
    }

    void release(List<String> fileIds, AccountId actor, Instant at) {
        List.copyOf(files.keySet()).forEach(tool -> unlink(tool, fileIds, "deleted", actor, at));
    }

    /** Whether any of its tools has this file. */
    boolean lends(String fileId) {
        return files.values().stream().anyMatch(lent -> lent.contains(fileId));
    }

    private Set<String> lent(String toolResource) {
        return files.getOrDefault(toolResource, Set.of());
    }

    @EventSourcingHandler
    void on(AssistantAdopted event) {
        id = event.assistantId();
    }

    @EventSourcingHandler
    void on(AssistantFileAttached event) {
        files.computeIfAbsent(event.toolResource(), tool -> new LinkedHashSet<>())
                .add(event.fileId());
    }

    @EventSourcingHandler
    void on(AssistantFilesUnlinked event) {
        files.getOrDefault(event.toolResource(), new LinkedHashSet<>()).removeAll(event.fileIds());
    }
}
