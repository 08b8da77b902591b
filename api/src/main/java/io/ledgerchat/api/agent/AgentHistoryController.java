package io.ledgerchat.api.agent;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.command.agent.DuplicateAgent;
import io.ledgerchat.command.agent.RevertAgent;
import io.ledgerchat.event.permission.Right;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Copies agents, and takes them back to what they were (contract 70 §§3.7, 3.9). */
@RestController
@RequestMapping("/api/agents/{id}")
@ErrorField("error")
class AgentHistoryController {
    private static final DateTimeFormatter COPIED_AT = DateTimeFormatter.ofPattern("M/d/yy, HH:mm", Locale.US);

    private final AgentDesk desk;
    private final Moments moments;

    AgentHistoryController(AgentDesk desk, Moments moments) {
        this.desk = desk;
        this.moments = moments;
    }

    @PostMapping("/duplicate")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> duplicate(Caller caller, @PathVariable String id) {
        desk.requireCreation(caller);
        var original = desk.find(desk.require(caller, id, Right.EDIT));
        desk.requireReferences(caller, original.fields(), original.agentId());
        var copy = AgentIds.fresh();
        var now = moments.now();
        desk.sendKnowingFiles(
                new DuplicateAgent(
                        copy, caller.id(), original.agentId(), Ids.objectId(), name(original.name(), now), now),
                original.fields());
        var document = AgentDocuments.whole(desk.find(copy), desk.versions(copy));
        document.put("actions", List.of());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("agent", document);
        answer.put("actions", List.of());
        return answer;
    }

    private static String name(@Nullable String original, Instant at) {
        return (original == null ? "" : original) + " (" + COPIED_AT.format(at.atZone(ZoneId.systemDefault())) + ")";
    }

    @PostMapping("/revert")
    Map<String, @Nullable Object> revert(Caller caller, @PathVariable String id, @RequestBody JsonNode body) {
        desk.requireCreation(caller);
        var agent = desk.require(caller, id, Right.EDIT);
        int index = index(body.path("version_index"));
        var versions = desk.versions(agent);
        Map<String, Object> snapshot =
                index >= 0 && index < versions.size() ? versions.get(index).snapshot() : Map.of();
        desk.requireReferences(caller, snapshot, agent);
        desk.sendKnowingFiles(new RevertAgent(agent, caller.id(), index, moments.now()), snapshot);
        return AgentDocuments.changed(desk.find(agent), desk.versions(agent), caller);
    }

    private static int index(JsonNode index) {
        if (index.isMissingNode() || index.isNull()) {
            throw Answer.error(400, "version_index is required");
        }
        try {
            return index.isIntegralNumber()
                    ? index.intValue()
                    : Integer.parseInt(index.asString("").strip());
        } catch (NumberFormatException | JacksonException none) {
            throw Answer.error(400, "Version " + index.asString("") + " not found");
        }
    }
}
