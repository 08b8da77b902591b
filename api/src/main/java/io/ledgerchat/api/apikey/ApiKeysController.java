package io.ledgerchat.api.apikey;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.ledger.Auditing;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.command.apikey.CreateApiKey;
import io.ledgerchat.command.apikey.RevokeApiKey;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.event.apikey.ApiKeyId;
import io.ledgerchat.query.apikey.ApiKey;
import io.ledgerchat.query.apikey.FindApiKey;
import io.ledgerchat.query.apikey.FindApiKeys;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Personal API keys (contract 20 §H); for roles with {@code REMOTE_AGENTS.USE}, and for auditors, whose keys let collectors
 * read the audit log. A key is shown once.
 */
@RestController
@RequestMapping("/api/api-keys")
class ApiKeysController {
    private static final int KEY_BYTES = 32;
    private static final int PREFIX = 8;
    private static final int MAX_NAME = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Commands commands;
    private final Queries queries;
    private final Moments moments;
    private final Roles roles;

    ApiKeysController(Commands commands, Queries queries, Moments moments, Roles roles) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
        this.roles = roles;
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> create(Caller caller, @RequestBody JsonNode body) {
        allow(caller);
        String name = name(body.path("name"));
        @Nullable Instant expiresAt = expiry(body.path("expiresAt"));
        String key = ApiKeyCallers.FORM + HexFormat.of().formatHex(random());
        var id = new ApiKeyId(Ids.objectId());
        Instant now = moments.now();
        try {
            commands.send(new CreateApiKey(
                    id, caller.id(), name, key.substring(0, PREFIX), TokenHash.of(key), expiresAt, now));
        } catch (Refusal refusal) {
            throw Answer.error(400, String.valueOf(refusal.getMessage()));
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", id.value());
        answer.put("name", name);
        answer.put("key", key);
        answer.put("keyPrefix", key.substring(0, PREFIX));
        answer.put("createdAt", now);
        if (expiresAt != null) {
            answer.put("expiresAt", expiresAt);
        }
        return ResponseEntity.status(201).body(answer);
    }

    private static byte[] random() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String name(JsonNode value) {
        String name = value.isString() ? value.asString().strip() : "";
        if (name.isEmpty()) {
            throw Answer.error(400, "API key name is required");
        }
        if (name.length() > MAX_NAME) {
            throw Answer.error(400, "API key name must be at most " + MAX_NAME + " characters");
        }
        return name;
    }

    private static @Nullable Instant expiry(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return StorableTime.parse(value.asString(""));
        } catch (DateTimeException unreadable) {
            throw Answer.error(400, "expiresAt must be an ISO date or null");
        }
    }

    @GetMapping
    Map<String, Object> list(Caller caller) {
        allow(caller);
        return Map.of(
                "keys",
                queries.list(new FindApiKeys(caller.id()), ApiKey.class).stream()
                        .map(ApiKeysController::document)
                        .toList());
    }

    @GetMapping("/{id}")
    Map<String, Object> one(Caller caller, @PathVariable String id) {
        allow(caller);
        return document(find(caller, id));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(Caller caller, @PathVariable String id) {
        allow(caller);
        commands.send(new RevokeApiKey(find(caller, id).apiKeyId(), caller.id(), moments.now()));
        return ResponseEntity.noContent().build();
    }

    private ApiKey find(Caller caller, String id) {
        if (!ApiKeyId.isValid(id)) {
            throw Answer.error(404, "API key not found");
        }
        return queries.optional(new FindApiKey(caller.id(), new ApiKeyId(id)), ApiKey.class)
                .orElseThrow(() -> Answer.error(404, "API key not found"));
    }

    private void allow(Caller caller) {
        if (!Auditing.isAuditor(caller)) {
            roles.require(caller, PermissionType.REMOTE_AGENTS, Permission.USE);
        }
    }

    private static Map<String, Object> document(ApiKey key) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", key.apiKeyId().value());
        document.put("name", key.name());
        document.put("keyPrefix", key.keyPrefix());
        if (key.expiresAt() != null) {
            document.put("expiresAt", key.expiresAt());
        }
        document.put("createdAt", key.createdAt());
        if (key.lastUsedAt() != null) {
            document.put("lastUsedAt", key.lastUsedAt());
        }
        return document;
    }
}
