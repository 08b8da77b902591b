package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.PlainName;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.RevokeAllProviderKeys;
import io.ledgerchat.command.account.RevokeProviderKey;
import io.ledgerchat.command.account.StoreProviderKey;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.query.account.FindProviderKeyExpiry;
import io.ledgerchat.query.account.ProviderKeyExpiry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Keys that people bring for model providers (contract 20 §G). A stored key is never shown again. */
@RestController
@RequestMapping("/api/keys")
class KeysController {
    private static final String INVALID = "Invalid request body.";

    private final Commands commands;
    private final Queries queries;
    private final ModelEndpoints endpoints;
    private final Moments moments;

    KeysController(Commands commands, Queries queries, ModelEndpoints endpoints, Moments moments) {
        this.commands = commands;
        this.queries = queries;
        this.endpoints = endpoints;
        this.moments = moments;
    }

    @PutMapping
    ResponseEntity<Void> store(Caller caller, @RequestBody JsonNode body) {
        if (!body.isObject()) {
            throw Answer.error(400, INVALID);
        }
        String name = text(body, "name", StoreProviderKey.MAX_NAME);
        String value = text(body, "value", StoreProviderKey.MAX_KEY);
        if (!PlainName.isOne(name) && endpoints.offer(name).isEmpty()) {
            throw Answer.error(400, INVALID);
        }
        send(new StoreProviderKey(
                caller.id(), caller.id(), name, value, expiry(body.path("expiresAt")), moments.now()));
        return ResponseEntity.status(201).build();
    }

    private void send(StoreProviderKey command) {
        try {
            commands.send(command);
        } catch (Refusal refused) {
            throw refused.code() == Refusal.Code.INVALID ? Answer.error(400, INVALID) : refused;
        }
    }

    private static String text(JsonNode body, String field, int max) {
        JsonNode value = body.path(field);
        if (!value.isString() && !value.isNumber()) {
            throw Answer.error(400, INVALID);
        }
        String text = value.asString();
        if (text.isBlank() || text.length() > max) {
            throw Answer.error(400, INVALID);
        }
        return text;
    }

    /** Absent, null or empty means never; a past time is accepted and simply over. */
    private static @Nullable Instant expiry(JsonNode value) {
        if (value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.asString().isEmpty())) {
            return null;
        }
        try {
            return value.isNumber() && value.canConvertToLong()
                    ? StorableTime.checked(Instant.ofEpochMilli(value.asLong()))
                    : StorableTime.parse(value.asString(""));
        } catch (DateTimeException unreadable) {
            throw Answer.error(400, INVALID);
        }
    }

    /** {@code expiresAt} is null without a key, {@code never}, or the time. */
    @GetMapping
    Map<String, @Nullable Object> expiry(Caller caller, @RequestParam(required = false) @Nullable String name) {
        if (name == null || name.isEmpty()) {
            return Collections.singletonMap("expiresAt", null);
        }
        return Collections.singletonMap(
                "expiresAt",
                queries.optional(new FindProviderKeyExpiry(caller.id(), name), ProviderKeyExpiry.class)
                        .<Object>map(key -> key.expiresAt() == null ? "never" : key.expiresAt())
                        .orElse(null));
    }

    @DeleteMapping("/{name}")
    ResponseEntity<Void> revoke(Caller caller, @PathVariable String name) {
        commands.send(new RevokeProviderKey(caller.id(), caller.id(), name, moments.now()));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping
    ResponseEntity<Void> revokeAll(Caller caller, @RequestParam(required = false) @Nullable String all) {
        if (!"true".equals(all)) {
            throw Answer.error(400, "Specify either all=true to delete.");
        }
        commands.send(new RevokeAllProviderKeys(caller.id(), caller.id(), moments.now()));
        return ResponseEntity.noContent().build();
    }
}
