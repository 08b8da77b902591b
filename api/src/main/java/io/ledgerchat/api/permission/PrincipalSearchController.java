package io.ledgerchat.api.permission;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.query.permission.FindGroups;
import io.ledgerchat.query.permission.Group;
import io.ledgerchat.query.permission.Person;
import io.ledgerchat.query.permission.SearchPeople;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks for people, groups and roles to share with (contract 75 §2.1). */
@RestController
class PrincipalSearchController {
    private static final List<Principal.Type> TYPES =
            List.of(Principal.Type.USER, Principal.Type.GROUP, Principal.Type.ROLE);
    private static final int SHORTEST = 2;

    private final Queries queries;
    private final Roles roles;

    PrincipalSearchController(Queries queries, Roles roles) {
        this.queries = queries;
        this.roles = roles;
    }

    /** A row of the answer and how well it fits. */
    private record Hit(int score, boolean isPerson, String name, Map<String, @Nullable Object> row) {}

    @GetMapping("/api/permissions/search-principals")
    Map<String, @Nullable Object> search(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var types = types(query);
        requirePermission(caller, types, query.getFirst("type"));
        var text = text(query.getFirst("q"));
        int limit = limit(query.getFirst("limit"));
        var hits = TYPES.stream()
                .filter(type -> types.isEmpty() || types.contains(type))
                .flatMap(type -> hits(type, text, limit))
                .sorted(Comparator.comparingInt(Hit::score)
                        .reversed()
                        .thenComparing(hit -> !hit.isPerson())
                        .thenComparing(Hit::name))
                .limit(limit)
                .map(Hit::row)
                .toList();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("query", text);
        answer.put("limit", limit);
        answer.put(
                "types",
                types.isEmpty()
                        ? null
                        : types.stream().map(Principal.Type::word).toList());
        answer.put("results", hits);
        answer.put("count", hits.size());
        long local =
                hits.stream().filter(hit -> "local".equals(hit.get("source"))).count();
        answer.put("sources", Map.of("local", local, "entra", hits.size() - local));
        return answer;
    }

    private static List<Principal.Type> types(MultiValueMap<String, String> query) {
        return query.getOrDefault("types", List.of()).stream()
                .flatMap(words -> Stream.of(words.split(",")))
                .flatMap(word -> type(word).stream())
                .distinct()
                .toList();
    }

    private static Optional<Principal.Type> type(@Nullable String word) {
        return TYPES.stream()
                .filter(type -> word != null && type.word().equals(word.strip()))
                .findFirst();
    }

    private void requirePermission(Caller caller, List<Principal.Type> types, @Nullable String single) {
        var asked = types.isEmpty() ? type(single).stream().toList() : types;
        for (var type : asked) {
            if (!roles.allows(caller, PermissionType.PEOPLE_PICKER, permission(type))) {
                throw refused(type.word() + "s");
            }
        }
        boolean any =
                TYPES.stream().anyMatch(type -> roles.allows(caller, PermissionType.PEOPLE_PICKER, permission(type)));
        if (asked.isEmpty() && !any) {
            throw refused("users, groups, or roles");
        }
    }

    private static Permission permission(Principal.Type type) {
        return switch (type) {
            case USER, PUBLIC -> Permission.VIEW_USERS;
            case GROUP -> Permission.VIEW_GROUPS;
            case ROLE -> Permission.VIEW_ROLES;
        };
    }

    private static Answer refused(String what) {
        return new Answer(403, SharedType.refusal("Forbidden", "Insufficient permissions to search for " + what));
    }

    private static String text(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Answer.error(400, "Query parameter \"q\" is required and must not be empty");
        }
        if (text.strip().length() < SHORTEST) {
            throw Answer.error(400, "Query must be at least 2 characters long");
        }
        return text.strip();
    }

    private static int limit(@Nullable String text) {
        try {
            return text == null ? 20 : Math.clamp(Integer.parseInt(text.strip()), 1, 50);
        } catch (NumberFormatException none) {
            return 10;
        }
    }

    private Stream<Hit> hits(Principal.Type type, String text, int limit) {
        return switch (type) {
            case USER, PUBLIC ->
                queries.list(new SearchPeople(text, limit), Person.class).stream()
                        .map(person -> hit(text, person));
            case GROUP ->
                queries.list(new FindGroups(text, null, limit, 0), Group.class).stream()
                        .map(group -> hit(text, group));
            case ROLE ->
                roles.names().stream().filter(name -> score(text, name) > 0).map(name -> hit(text, name));
        };
    }

    private static Hit hit(String text, Person person) {
        var row = row(person.accountId().value(), "user", person.name());
        row.put("email", person.email());
        row.put("username", person.username());
        row.put("avatar", person.avatar());
        row.put("provider", person.provider());
        row.put("source", "local");
        row.put("idOnTheSource", person.accountId().value());
        return new Hit(best(text, person.name(), person.email(), person.username()), true, person.name(), row);
    }

    private static Hit hit(String text, Group group) {
        var row = row(group.groupId().value(), "group", group.name());
        PrincipalDocuments.putIfKnown(row, "email", group.email());
        PrincipalDocuments.putIfKnown(row, "avatar", group.avatar());
        PrincipalDocuments.putIfKnown(row, "description", group.description());
        row.put("source", group.source());
        row.put("memberCount", group.members().size());
        row.put("idOnTheSource", PrincipalDocuments.sourceId(group));
        return new Hit(best(text, group.name(), group.email(), group.description()), false, group.name(), row);
    }

    private static Hit hit(String text, String role) {
        var row = row(role, "role", role);
        row.put("source", "local");
        row.put("idOnTheSource", role);
        return new Hit(score(text, role), false, role, row);
    }

    private static Map<String, @Nullable Object> row(String id, String type, String name) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("type", type);
        row.put("name", name);
        return row;
    }

    private static int best(String text, @Nullable String... fields) {
        return Math.max(
                10,
                Stream.of(fields).mapToInt(field -> score(text, field)).max().orElse(0));
    }

    private static int score(String text, @Nullable String field) {
        var wanted = text.toLowerCase(Locale.ROOT);
        var told = field == null ? "" : field.toLowerCase(Locale.ROOT);
        return told.equals(wanted) ? 100 : told.startsWith(wanted) ? 80 : told.contains(wanted) ? 50 : 0;
    }
}
