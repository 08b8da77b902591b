package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Until projects, the folders of conversations, come (contract 40 §4). */
@RestController
class NoProjects {
    @GetMapping("/api/projects")
    Map<String, @Nullable Object> projects(Caller caller) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("projects", List.of());
        page.put("nextCursor", null);
        return page;
    }
}
