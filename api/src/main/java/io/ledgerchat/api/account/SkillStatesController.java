package io.ledgerchat.api.account;

import io.ledgerchat.api.transport.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Which skills people switched on or off (contract 10 §C11). States of skills that do not exist are dropped, and as yet none
 * exists: what is sent is checked, and nothing is kept.
 */
@RestController
@RequestMapping("/api/user/settings/skills/active")
class SkillStatesController {
    private static final int MOST_SENT = 400;
    private static final int LONGEST = 64;
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-fA-F]{24}");

    @GetMapping
    Map<String, Boolean> states(Caller caller) {
        return Map.of();
    }

    @PostMapping
    Map<String, Boolean> change(Caller caller, @RequestBody JsonNode body) {
        var states = body.path("skillStates");
        if (!states.isObject()) {
            throw Answer.message(400, "skillStates must be a plain object");
        }
        if (states.size() > MOST_SENT) {
            var tooMany = new LinkedHashMap<String, Object>();
            tooMany.put("code", "SKILL_STATES_PAYLOAD_TOO_LARGE");
            tooMany.put("message", "Payload exceeds 400 entries");
            tooMany.put("limit", MOST_SENT);
            throw new Answer(400, tooMany);
        }
        for (var state : states.properties()) {
            check(state.getKey(), state.getValue());
        }
        return Map.of();
    }

    private static void check(String skill, JsonNode state) {
        if (skill.isBlank() || skill.length() > LONGEST) {
            throw Answer.message(400, "Each skill ID must be a non-empty string (max 64 chars)");
        }
        if (!OBJECT_ID.matcher(skill).matches()) {
            throw Answer.message(400, "Each skill ID must be a valid ObjectId");
        }
        if (!state.isBoolean()) {
            throw Answer.message(400, "Each skill state value must be a boolean");
        }
    }
}
