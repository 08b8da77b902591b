package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Until bookmarks, which the API calls tags, come (contract 50 §3). */
@RestController
class NoBookmarks {
    private final Roles roles;

    NoBookmarks(Roles roles) {
        this.roles = roles;
    }

    @GetMapping("/api/tags")
    List<Object> bookmarks(Caller caller) {
        roles.require(caller, PermissionType.BOOKMARKS, Permission.USE);
        return List.of();
    }
}
