package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.Answer;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Until things can be shared with people and groups (contract 75 §2): nobody may see anything of others. */
@RestController
class NoShares {
    private static final Set<String> TYPES =
            Set.of("agent", "promptGroup", "mcpServer", "remoteAgent", "skill", "sharedLink");

    @GetMapping("/api/permissions/{resourceType}/effective/all")
    Map<String, Integer> permissions(Caller caller, @PathVariable String resourceType) {
        if (!TYPES.contains(resourceType)) {
            throw Answer.error(400, "Unknown resource type");
        }
        return Map.of();
    }
}
