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
import org.springframework.web.bind.annotation.RestController;

/** Until skills come (contract 75 §6). */
@RestController
class NoSkills {
    private final Roles roles;

    NoSkills(Roles roles) {
        this.roles = roles;
    }

    @GetMapping("/api/skills")
    Map<String, @Nullable Object> skills(Caller caller) {
        roles.require(caller, PermissionType.SKILLS, Permission.USE);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("skills", List.of());
        page.put("has_more", false);
        page.put("after", null);
        return page;
    }
}
