package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.configuration.file.MemorySection;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Until memories come (contract 75 §5). */
@RestController
class NoMemories {
    private final Roles roles;
    private final ConfigurationFile file;

    NoMemories(Roles roles, ConfigurationFile file) {
        this.roles = roles;
        this.file = file;
    }

    @GetMapping("/api/memories")
    Map<String, @Nullable Object> memories(Caller caller) {
        roles.require(caller, PermissionType.MEMORIES, Permission.USE, Permission.READ);
        Number tokenLimit = file.memory().flatMap(MemorySection::tokenLimit).orElse(null);
        Map<String, @Nullable Object> memories = new LinkedHashMap<>();
        memories.put("memories", List.of());
        memories.put("totalTokens", 0);
        memories.put("tokenLimit", tokenLimit);
        memories.put("charLimit", file.memory().map(MemorySection::charLimit).orElse(10_000));
        memories.put("usagePercentage", tokenLimit == null ? null : 0);
        return memories;
    }
}
