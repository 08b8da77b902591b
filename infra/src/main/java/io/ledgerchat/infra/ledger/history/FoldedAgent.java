package io.ledgerchat.infra.ledger.history;

import io.ledgerchat.event.agent.AgentEvent;
import io.ledgerchat.event.agent.AgentEvent.AgentAvatarChanged;
import io.ledgerchat.event.agent.AgentEvent.AgentCreated;
import io.ledgerchat.event.agent.AgentEvent.AgentDeleted;
import io.ledgerchat.event.agent.AgentEvent.AgentFileAttached;
import io.ledgerchat.event.agent.AgentEvent.AgentFilesUnlinked;
import io.ledgerchat.event.agent.AgentEvent.AgentHandoffsPruned;
import io.ledgerchat.event.agent.AgentEvent.AgentReverted;
import io.ledgerchat.event.agent.AgentEvent.AgentUpdated;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an agent's events say of its settings so far: each changes those that it names, and leaves the others. */
final class FoldedAgent {
    private static final String SETTINGS = "settings";
    private static final String DETAILS = "details";
    private static final String AVATAR = "avatar";
    private static final String EDGES = "edges";

    private final Map<String, @Nullable Object> fields;

    /** @param fields all that is said of the agent, its settings among them */
    FoldedAgent(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    void add(AgentEvent event, Map<String, @Nullable Object> said) {
        switch (event) {
            case AgentUpdated _ -> merge(settings(), said.remove("changes"));
            case AgentReverted _ -> merge(settings(), said.remove(SETTINGS));
            case AgentAvatarChanged _ -> {
                show(said.remove(AVATAR));
                said.remove("former");
            }
            case AgentFileAttached attached -> {
                attach(attached.toolResource(), attached.fileId());
                said.remove("toolResource");
                said.remove("fileId");
            }
            case AgentFilesUnlinked unlinked -> {
                Said.lent(settings(), unlinked.toolResource()).removeAll(unlinked.fileIds());
                said.remove("toolResource");
                said.remove("fileIds");
            }
            case AgentHandoffsPruned _ -> details().put(EDGES, said.remove(EDGES));
            case AgentCreated _, AgentDeleted _ -> {
                // says it all, or nothing of its settings
            }
        }
        // Where no version is told the number of the last one stays.
        fields.putAll(said);
    }

    private void show(@Nullable Object avatar) {
        if (avatar == null) {
            details().remove(AVATAR);
        } else {
            details().put(AVATAR, avatar);
        }
    }

    private void attach(String tool, String file) {
        var lent = Said.lent(settings(), tool);
        lent.remove(file);
        lent.add(file);
        var tools = Said.list(settings(), "tools");
        if (!tools.contains(tool)) {
            tools.add(tool);
        }
    }

    private Map<String, @Nullable Object> settings() {
        return Said.object(fields, SETTINGS);
    }

    private Map<String, @Nullable Object> details() {
        return Said.object(settings(), DETAILS);
    }

    private static void merge(Map<String, @Nullable Object> over, @Nullable Object changes) {
        if (changes instanceof Map<?, ?> changed) {
            changed.forEach((name, value) -> {
                if (DETAILS.equals(name) && value instanceof Map<?, ?> details) {
                    details.forEach((detail, said) -> Said.object(over, DETAILS).put(String.valueOf(detail), said));
                } else {
                    over.put(String.valueOf(name), value);
                }
            });
        }
    }
}
