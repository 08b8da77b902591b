package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /** Whether a conversation has a share link (contract 50 §4.6): none has. */
    @GetMapping("/api/share/link/{conversationId}")
    Map<String, @Nullable Object> link(Caller caller, @PathVariable String conversationId) {
        var link = new LinkedHashMap<String, @Nullable Object>();
        link.put("success", false);
        link.put("shareId", null);
        link.put("conversationId", conversationId);
        return link;
    }
}
