package io.ledgerchat.api.prompt;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.command.prompt.AddVersion;
import io.ledgerchat.command.prompt.CreatePrompt;
import io.ledgerchat.command.prompt.DeleteVersion;
import io.ledgerchat.command.prompt.PutInProduction;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.event.prompt.PromptId;
import io.ledgerchat.query.prompt.FindPrompt;
import io.ledgerchat.query.prompt.FindPrompts;
import io.ledgerchat.query.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes prompts and keeps their versions (contract 50 §2.4, §2.5, §2.9 to §2.12). */
@RestController
@RequestMapping("/api/prompts")
@ErrorField("error")
class PromptsController {
    private static final int MOST = 200;

    private final Commands commands;
    private final Queries queries;
    private final Moments moments;
    private final PromptAccess access;
    private final AccessLog accesses;

    PromptsController(Commands commands, Queries queries, Moments moments, PromptAccess access, AccessLog accesses) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
        this.accesses = accesses;
        this.access = access;
    }

    @PostMapping
    Map<String, Object> create(Caller caller, @RequestBody JsonNode body) {
        access.requireCreate(caller);
        var group = body.path("group");
        boolean named =
                group.path("name").isString() && !group.path("name").asString().isEmpty();
        var version = PromptForm.first(body.path("prompt"));
        if (version.isEmpty() || !named) {
            throw Answer.error(400, "Prompt and group name are required");
        }
        var id = new PromptGroupId(Ids.objectId());
        var promptId = new PromptId(Ids.objectId());
        commands.send(new CreatePrompt(
                id,
                promptId,
                caller.id(),
                PromptForm.details(group),
                version.get().text(),
                version.get().type(),
                moments.now()));
        var made = access.require(caller, id.value(), Right.VIEW);
        var shown = PromptDocuments.group(made);
        shown.put("productionPrompt", Map.of("prompt", version.get().text()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("prompt", shown(promptId));
        answer.put("group", shown);
        return answer;
    }

    @PostMapping("/groups/{groupId}/prompts")
    Map<String, Object> add(Caller caller, @PathVariable String groupId, @RequestBody JsonNode body) {
        access.requireUse(caller);
        var group = access.require(caller, groupId, Right.EDIT);
        var version = PromptForm.further(body.path("prompt"));
        var id = new PromptId(Ids.objectId());
        commands.send(new AddVersion(group.groupId(), id, caller.id(), version.text(), version.type(), moments.now()));
        return Map.of("prompt", shown(id));
    }

    private Map<String, Object> shown(PromptId id) {
        return queries.written(new FindPrompt(id), Prompt.class)
                .map(PromptDocuments::version)
                .orElseGet(Map::of);
    }

    /** The versions of one prompt, or all of one's own. */
    @GetMapping
    List<Map<String, Object>> versions(Caller caller, @RequestParam(required = false) @Nullable String groupId) {
        access.requireUse(caller);
        if (groupId == null || groupId.isEmpty()) {
            if (caller.isAdministrator()) {
                var ofAll = find(null, null);
                accesses.recordEach(
                        caller, "read", "prompt-group:list", ofAll.stream().map(Prompt::author));
                return documents(ofAll);
            }
            return documents(find(null, caller.id()));
        }
        if (!PromptGroupId.isValid(groupId)) {
            throw Answer.error(400, "Invalid groupId");
        }
        var group = new PromptGroupId(groupId);
        if (!access.mayView(caller, group)) {
            throw Answer.error(403, "Insufficient permissions to view prompts in this group");
        }
        return documents(find(group, null));
    }

    private List<Prompt> find(@Nullable PromptGroupId group, @Nullable AccountId author) {
        return queries.list(new FindPrompts(group, author, MOST), Prompt.class);
    }

    private static List<Map<String, Object>> documents(List<Prompt> versions) {
        return versions.stream().map(PromptDocuments::version).toList();
    }

    @GetMapping("/{promptId}")
    Map<String, Object> version(Caller caller, @PathVariable String promptId) {
        access.requireUse(caller);
        return PromptDocuments.version(access.requireVersion(caller, promptId, Right.VIEW));
    }

    @PatchMapping("/{promptId}/tags/production")
    Map<String, Object> produce(Caller caller, @PathVariable String promptId) {
        access.requireCreate(caller);
        var prompt = access.requireVersion(caller, promptId, Right.EDIT);
        commands.send(new PutInProduction(prompt.groupId(), prompt.promptId(), caller.id(), moments.now()));
        return Map.of("message", "Prompt production made successfully");
    }

    @DeleteMapping("/{promptId}")
    Map<String, Object> delete(
            Caller caller, @PathVariable String promptId, @RequestParam(required = false) @Nullable String groupId) {
        access.requireCreate(caller);
        if (groupId == null || !PromptGroupId.isValid(groupId)) {
            throw Answer.error(400, "Invalid or missing groupId");
        }
        var prompt = access.requireVersion(caller, promptId, Right.DELETE);
        if (!prompt.groupId().value().equals(groupId)) {
            throw Answer.error(400, "Invalid or missing groupId");
        }
        boolean gone = commands.<Boolean>send(
                new DeleteVersion(prompt.groupId(), prompt.promptId(), caller.id(), moments.now()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("prompt", "Prompt deleted successfully");
        if (gone) {
            var group = new LinkedHashMap<String, Object>();
            group.put("message", "Prompt group deleted successfully");
            group.put("id", groupId);
            answer.put("promptGroup", group);
        }
        return answer;
    }
}
