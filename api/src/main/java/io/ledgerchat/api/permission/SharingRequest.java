package io.ledgerchat.api.permission;

import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is to be shared with whom. What makes no sense in it is passed over (contract 75 §2.4). */
record SharingRequest(ResourceType type, JsonNode body) {
    private static final List<String> KEYS = List.of(
            "type",
            "id",
            "name",
            "email",
            "source",
            "avatar",
            "description",
            "idOnTheSource",
            "accessRoleId",
            "memberCount");

    /** A principal as it was sent, and what it is to become. */
    record Wanted(Principal principal, @Nullable AccessRole role, Map<String, @Nullable Object> sent) {}

    List<Wanted> updated() {
        return wanted("updated").stream()
                .filter(wanted -> wanted.role() != null)
                .toList();
    }

    List<Wanted> removed() {
        return wanted("removed");
    }

    /** Whether the public is named at all among those to be given access. */
    boolean namesThePublic() {
        return isPublic().orElse(false)
                || wanted("updated").stream()
                        .anyMatch(wanted -> wanted.principal().type() == Principal.Type.PUBLIC);
    }

    Optional<Boolean> isPublic() {
        return body.path("public").isBoolean() ? Optional.of(body.path("public").asBoolean()) : Optional.empty();
    }

    Optional<String> publicRoleId() {
        return body.path("publicAccessRoleId").isString()
                ? Optional.of(body.path("publicAccessRoleId").asString())
                : Optional.empty();
    }

    Optional<AccessRole> publicRole() {
        return publicRoleId().flatMap(this::role);
    }

    private Optional<AccessRole> role(String id) {
        return AccessRole.of(type, id).filter(SharedType.roles(type)::contains);
    }

    private List<Wanted> wanted(String list) {
        var wanted = new ArrayList<Wanted>();
        for (JsonNode entry : body.path(list)) {
            principal(entry)
                    .ifPresent(principal -> wanted.add(new Wanted(
                            principal, role(text(entry, "accessRoleId")).orElse(null), sent(principal, entry))));
        }
        return wanted;
    }

    private static Optional<Principal> principal(JsonNode entry) {
        var id = text(entry, "id");
        return switch (text(entry, "type").toUpperCase(Locale.ROOT)) {
            case "PUBLIC" -> Optional.of(Principal.PUBLIC);
            case "USER" -> id.isEmpty() ? Optional.empty() : Optional.of(new Principal(Principal.Type.USER, id));
            case "GROUP" -> id.isEmpty() ? Optional.empty() : Optional.of(new Principal(Principal.Type.GROUP, id));
            case "ROLE" -> id.isEmpty() ? Optional.empty() : Optional.of(Principal.role(id));
            default -> Optional.empty();
        };
    }

    private static Map<String, @Nullable Object> sent(Principal principal, JsonNode entry) {
        Map<String, @Nullable Object> sent = new LinkedHashMap<>();
        for (String key : KEYS) {
            if (key.equals("id") && principal.type() == Principal.Type.PUBLIC) {
                sent.put("id", null);
            } else if (entry.has(key)) {
                sent.put(key, entry.get(key));
            }
        }
        return sent;
    }

    private static String text(JsonNode entry, String key) {
        return entry.path(key).isString() ? entry.path(key).asString() : "";
    }
}
