package io.ledgerchat.api.permission;

import io.ledgerchat.api.query.Queries;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.query.permission.FindGroupsById;
import io.ledgerchat.query.permission.FindPeople;
import io.ledgerchat.query.permission.Group;
import io.ledgerchat.query.permission.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Principals as clients read them (contract 75 §2.3). */
final class PrincipalDocuments {
    private final Map<String, Person> people;
    private final Map<String, Group> groups;

    private PrincipalDocuments(Map<String, Person> people, Map<String, Group> groups) {
        this.people = people;
        this.groups = groups;
    }

    /** Looks up who these are. */
    static PrincipalDocuments of(Collection<Principal> principals, Queries queries) {
        var accounts = ids(principals, Principal.Type.USER)
                .filter(AccountId::isValid)
                .map(AccountId::new)
                .toList();
        var groups = ids(principals, Principal.Type.GROUP)
                .filter(GroupId::isValid)
                .map(GroupId::new)
                .toList();
        return new PrincipalDocuments(
                accounts.isEmpty()
                        ? new HashMap<>()
                        : queries.list(new FindPeople(accounts), Person.class).stream()
                                .collect(Collectors.toMap(
                                        person -> person.accountId().value(), Function.identity())),
                groups.isEmpty()
                        ? new HashMap<>()
                        : queries.list(new FindGroupsById(groups), Group.class).stream()
                                .collect(Collectors.toMap(
                                        group -> group.groupId().value(), Function.identity())));
    }

    private static Stream<String> ids(Collection<Principal> principals, Principal.Type type) {
        return principals.stream().filter(principal -> principal.type() == type).map(Principal::id);
    }

    /** Whether there is somebody to give access to. */
    boolean isKnown(Principal principal) {
        return switch (principal.type()) {
            case USER -> people.containsKey(principal.id());
            case GROUP -> groups.containsKey(principal.id());
            case ROLE -> !principal.id().isEmpty();
            case PUBLIC -> true;
        };
    }

    /** Empty for those who are gone, and for the public, which is told otherwise. */
    Optional<Map<String, @Nullable Object>> document(Principal principal) {
        return switch (principal.type()) {
            case USER -> Optional.ofNullable(people.get(principal.id())).map(PrincipalDocuments::person);
            case GROUP -> Optional.ofNullable(groups.get(principal.id())).map(PrincipalDocuments::group);
            case ROLE -> Optional.of(role(principal.id()));
            case PUBLIC -> Optional.empty();
        };
    }

    private static Map<String, @Nullable Object> person(Person person) {
        var document = begin("user", person.accountId().value(), person.name());
        document.put("email", person.email());
        document.put("avatar", person.avatar());
        document.put("source", "local");
        document.put("idOnTheSource", person.accountId().value());
        return document;
    }

    private static Map<String, @Nullable Object> group(Group group) {
        var document = begin("group", group.groupId().value(), group.name());
        putIfKnown(document, "description", group.description());
        putIfKnown(document, "email", group.email());
        putIfKnown(document, "avatar", group.avatar());
        document.put("source", group.source());
        document.put("idOnTheSource", sourceId(group));
        return document;
    }

    private static Map<String, @Nullable Object> role(String name) {
        var document = begin("role", name, name);
        document.put("description", "System role: " + name);
        return document;
    }

    static String sourceId(Group group) {
        var id = group.sourceId();
        return id == null ? group.groupId().value() : id;
    }

    private static Map<String, @Nullable Object> begin(String type, String id, String name) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("type", type);
        document.put("id", id);
        document.put("name", name);
        return document;
    }

    static void putIfKnown(Map<String, @Nullable Object> document, String key, @Nullable Object value) {
        if (value != null) {
            document.put(key, value);
        }
    }
}
