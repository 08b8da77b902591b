package io.ledgerchat.api.memory;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.ChooseMemory;
import io.ledgerchat.command.memory.ChangeMemory;
import io.ledgerchat.command.memory.Forget;
import io.ledgerchat.command.memory.MemoryRules;
import io.ledgerchat.command.memory.Remember;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.query.memory.FindMemories;
import io.ledgerchat.query.memory.Memory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
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

/** What is remembered about a person, as that person sees and changes it (contract 20 §I4). */
@RestController
@RequestMapping("/api/memories")
class MemoriesController {
    private final Roles roles;
    private final MemoryRules rules;
    private final TokenCounter tokens;
    private final Queries queries;
    private final Commands commands;
    private final Moments moments;
    private final NamedAgents agents;

    MemoriesController(
            Roles roles,
            MemoryRules rules,
            TokenCounter tokens,
            Queries queries,
            Commands commands,
            Moments moments,
            NamedAgents agents) {
        this.roles = roles;
        this.rules = rules;
        this.tokens = tokens;
        this.queries = queries;
        this.commands = commands;
        this.moments = moments;
        this.agents = agents;
    }

    @GetMapping
    Map<String, @Nullable Object> memories(Caller caller) {
        roles.require(caller, PermissionType.MEMORIES, Permission.USE, Permission.READ);
        var memories = all(caller);
        return MemoryDocument.ofAll(memories, agents.names(caller.id(), memories), rules.limits());
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> remember(Caller caller, @RequestBody JsonNode body) {
        roles.require(caller, PermissionType.MEMORIES, Permission.USE, Permission.CREATE);
        var form = MemoryForm.read(body, rules.limits());
        var command = new Remember(
                caller.id(),
                Ids.objectId(),
                form.key(),
                form.value(),
                form.agentId(),
                tokens.count(form.value()),
                rules.limits().tokens(),
                false,
                moments.now());
        String id = worded(() -> commands.<String>send(command));
        return ResponseEntity.status(201).body(told("created", caller, id));
    }

    @PatchMapping("/{key}")
    Map<String, Object> change(
            Caller caller,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String agentId,
            @RequestBody JsonNode body) {
        roles.require(caller, PermissionType.MEMORIES, Permission.USE, Permission.UPDATE);
        var form = MemoryForm.readChange(body, key, rules.limits());
        var command = new ChangeMemory(
                caller.id(),
                known(key),
                form.key(),
                Ids.objectId(),
                form.value(),
                emptyIsNone(agentId),
                tokens.count(form.value()),
                moments.now());
        String id = worded(() -> commands.<String>send(command));
        return told("updated", caller, id);
    }

    @DeleteMapping("/{key}")
    Map<String, Boolean> forget(
            Caller caller, @PathVariable String key, @RequestParam(required = false) @Nullable String agentId) {
        roles.require(caller, PermissionType.MEMORIES, Permission.USE, Permission.UPDATE);
        var command = new Forget(caller.id(), known(key), emptyIsNone(agentId), moments.now());
        worded(() -> {
            commands.send(command);
            return "";
        });
        return Map.of("deleted", true);
    }

    /** More exact than {@code /{key}}: a memory of that name cannot be changed here. */
    @PatchMapping("/preferences")
    Map<String, Object> choose(Caller caller, @RequestBody JsonNode body) {
        roles.require(caller, PermissionType.MEMORIES, Permission.USE, Permission.OPT_OUT);
        var remember = body.path("memories");
        if (!remember.isBoolean()) {
            throw Answer.error(400, "memories must be a boolean value.");
        }
        commands.send(new ChooseMemory(caller.id(), remember.asBoolean(), moments.now()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("updated", true);
        answer.put("preferences", Map.of("memories", remember.asBoolean()));
        return answer;
    }

    private List<Memory> all(Caller caller) {
        return queries.list(new FindMemories(caller.id()), Memory.class);
    }

    private Map<String, Object> told(String what, Caller caller, String id) {
        var memory = queries.written(() -> all(caller).stream()
                        .filter(known -> known.memoryId().equals(id))
                        .findFirst())
                .orElseThrow(() -> Answer.error(500, "Failed to retrieve memory."));
        var answer = new LinkedHashMap<String, Object>();
        answer.put(what, true);
        answer.put("memory", MemoryDocument.of(memory, Map.of()));
        return answer;
    }

    /** What can be no key names no memory. */
    private static String known(String key) {
        if (key.isBlank() || key.length() > Remember.LONGEST_KEY) {
            throw Answer.error(404, "Memory not found.");
        }
        return key;
    }

    private static @Nullable String emptyIsNone(@Nullable String agentId) {
        return agentId == null || agentId.isEmpty() ? null : agentId;
    }

    private static String worded(Supplier<String> change) {
        try {
            return change.get();
        } catch (Refusal refusal) {
            int status = switch (refusal.code()) {
                case NOT_FOUND -> 404;
                case CONFLICT -> 409;
                case INVALID -> 400;
                case FORBIDDEN -> 403;
            };
            throw Answer.error(status, String.valueOf(refusal.getMessage()));
        }
    }
}
