package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Until prompts come (contract 50 §2). */
@RestController
@RequestMapping("/api/prompts")
class NoPrompts {
    private final Roles roles;

    NoPrompts(Roles roles) {
        this.roles = roles;
    }

    @GetMapping("/all")
    List<Object> all(Caller caller) {
        roles.require(caller, PermissionType.PROMPTS, Permission.USE);
        return List.of();
    }

    @GetMapping("/groups")
    Map<String, @Nullable Object> groups(
            Caller caller,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String pageSize) {
        roles.require(caller, PermissionType.PROMPTS, Permission.USE);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("promptGroups", List.of());
        page.put("pageNumber", "1");
        page.put("pageSize", limit != null ? limit : pageSize != null ? pageSize : "10");
        page.put("pages", "1");
        page.put("has_more", false);
        page.put("after", null);
        return page;
    }
}
