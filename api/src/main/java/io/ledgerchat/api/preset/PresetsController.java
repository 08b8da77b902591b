package io.ledgerchat.api.preset;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.command.preset.DeletePreset;
import io.ledgerchat.command.preset.SavePreset;
import io.ledgerchat.query.preset.FindPresets;
import io.ledgerchat.query.preset.Preset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Keeps and shows presets (contract 50 §1). */
@RestController
@RequestMapping("/api/presets")
class PresetsController {
    /** The contract's ids are UUIDs; anything that could be one of another client is taken. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final Commands commands;
    private final Queries queries;
    private final Moments moments;

    PresetsController(Commands commands, Queries queries, Moments moments) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
    }

    @GetMapping
    List<Map<String, Object>> all(Caller caller) {
        return find(caller).stream().map(PresetDocuments::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @FailureText("There was an error when saving the preset")
    Map<String, Object> save(Caller caller, @RequestBody JsonNode body) {
        var sent = id(body, "presetId");
        String kept = commands.send(new SavePreset(
                caller.id(),
                sent == null ? Ids.uuid() : sent,
                Ids.objectId(),
                id(body, "newPresetId"),
                PresetDocuments.contentOf(body),
                body.path("defaultPreset").isBoolean()
                        ? body.path("defaultPreset").asBoolean()
                        : null,
                body.path("order").canConvertToInt() ? body.path("order").asInt() : null,
                moments.now()));
        return queries.written(() -> find(caller).stream()
                        .filter(preset -> preset.presetId().equals(kept))
                        .findFirst())
                .map(PresetDocuments::of)
                .orElseGet(Map::of);
    }

    /** Without an id it means all of them. */
    @PostMapping("/delete")
    @ResponseStatus(HttpStatus.CREATED)
    @FailureText("There was an error deleting the presets")
    Map<String, Object> delete(Caller caller, @RequestBody JsonNode body) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("acknowledged", true);
        answer.put("deletedCount", delete(new DeletePreset(caller.id(), id(body, "presetId"), moments.now())));
        return answer;
    }

    private int delete(DeletePreset command) {
        try {
            return commands.<Integer>send(command);
        } catch (AggregateNotFoundException neverKeptAny) {
            return 0;
        }
    }

    private List<Preset> find(Caller caller) {
        return queries.list(new FindPresets(caller.id()), Preset.class);
    }

    private static @Nullable String id(JsonNode body, String name) {
        var id = body.path(name);
        if (id.isMissingNode() || id.isNull() || id.isString() && id.asString().isEmpty()) {
            return null;
        }
        if (!id.isString() || !ID.matcher(id.asString()).matches()) {
            throw Answer.message(400, name + " is not valid");
        }
        return id.asString();
    }
}
