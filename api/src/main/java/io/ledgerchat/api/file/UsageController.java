package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Asks that files of messages which wait in the client be kept (contract 60 §10.6). Uploads do not go by themselves here, so
 * none needs to be held longer, and the honest number is always 0.
 */
@RestController
class UsageController {
    private static final int MOST = 10;

    private final RateLimits limits;

    UsageController(RateLimits limits) {
        this.limits = limits;
    }

    @PostMapping("/api/files/usage")
    Map<String, Object> hold(
            Caller caller, @RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.FILE_USAGE, request, response, caller.id());
        var ids = body.path("file_ids");
        if (!ids.isArray() || ids.isEmpty() || !ids.valueStream().allMatch(JsonNode::isString)) {
            throw new Answer(400, Map.of("code", "INVALID_FILE_IDS"));
        }
        if (ids.size() > MOST) {
            var refusal = new LinkedHashMap<String, Object>();
            refusal.put("code", "TOO_MANY_FILES");
            refusal.put("max", MOST);
            throw new Answer(400, refusal);
        }
        return Map.of("held", 0);
    }
}
