package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Until conversations can be shared (contract 50 §4): none is. */
@RestController
class NoShares {
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
