package io.ledgerchat.api.agent;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.command.agent.ChangeAgentAvatar;
import io.ledgerchat.command.agent.CreateAgent;
import io.ledgerchat.command.agent.DeleteAgent;
import io.ledgerchat.command.agent.UpdateAgent;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.permission.Right;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes, shows, changes and deletes agents (contract 70 §§3.2 to 3.6, 3.8). */
@RestController
@RequestMapping("/api/agents")
@ErrorField("error")
class AgentsController {
    private final AgentDesk desk;
    private final Moments moments;

    AgentsController(AgentDesk desk, Moments moments) {
        this.desk = desk;
        this.moments = moments;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> create(Caller caller, @RequestBody JsonNode body) {
        desk.requireCreation(caller);
        var agent = AgentIds.fresh();
        var fields = AgentForm.ofNew(body, agent);
        desk.requireReferences(caller, fields, agent);
        desk.sendKnowingFiles(new CreateAgent(agent, caller.id(), Ids.objectId(), fields, moments.now()), fields);
        return AgentDocuments.whole(desk.find(agent), desk.versions(agent));
    }

    /** The reference has a shorter answer in mind for those who may only view, which never takes effect. */
    @GetMapping("/{id}")
    Map<String, @Nullable Object> show(Caller caller, @PathVariable String id) {
        return expanded(caller, id, Right.VIEW);
    }

    /** What the builder works on. */
    @GetMapping("/{id}/expanded")
    Map<String, @Nullable Object> showWhole(Caller caller, @PathVariable String id) {
        return expanded(caller, id, Right.EDIT);
    }

    private Map<String, @Nullable Object> expanded(Caller caller, String id, Right right) {
        desk.requireUse(caller);
        return AgentDocuments.expanded(desk.find(desk.require(caller, id, right)), caller);
    }

    @GetMapping("/{id}/versions")
    List<Map<String, Object>> versions(Caller caller, @PathVariable String id) {
        desk.requireUse(caller);
        return AgentDocuments.snapshots(desk.versions(desk.require(caller, id, Right.EDIT)));
    }

    @PatchMapping("/{id}")
    Map<String, @Nullable Object> change(Caller caller, @PathVariable String id, @RequestBody JsonNode body) {
        desk.requireCreation(caller);
        var agent = desk.require(caller, id, Right.EDIT);
        var fields = AgentForm.ofChange(body, agent);
        desk.requireReferences(caller, fields, agent);
        if (!fields.isEmpty()) {
            desk.sendKnowingFiles(new UpdateAgent(agent, caller.id(), fields, moments.now()), fields);
        }
        if (AgentForm.dropsAvatar(body)) {
            desk.send(new ChangeAgentAvatar(agent, caller.id(), null, moments.now()));
        }
        return withVersion(caller, agent);
    }

    private Map<String, @Nullable Object> withVersion(Caller caller, AgentId agent) {
        var found = desk.find(agent);
        var document = AgentDocuments.changed(found, desk.versions(agent), caller);
        document.put("version", found.version());
        return document;
    }

    @DeleteMapping("/{id}")
    Map<String, String> delete(Caller caller, @PathVariable String id) {
        desk.requireCreation(caller);
        desk.delete(new DeleteAgent(desk.require(caller, id, Right.DELETE), caller.id(), moments.now()));
        return Map.of("message", "Agent deleted");
    }
}
