package io.ledgerchat.api.permission;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.command.permission.AddGroupMember;
import io.ledgerchat.command.permission.CreateGroup;
import io.ledgerchat.command.permission.DeleteGroup;
import io.ledgerchat.command.permission.DescribeGroup;
import io.ledgerchat.command.permission.RemoveGroupMember;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.query.permission.CountGroups;
import io.ledgerchat.query.permission.FindGroups;
import io.ledgerchat.query.permission.FindGroupsById;
import io.ledgerchat.query.permission.FindPeople;
import io.ledgerchat.query.permission.Group;
import io.ledgerchat.query.permission.Person;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes and changes groups for administrators (contract 75 §3). */
@RestController
@RequestMapping("/api/admin/groups")
@ErrorField("error")
class GroupsController {
    private static final int SEARCH_LENGTH = 200;

    private final Commands commands;
    private final Queries queries;
    private final Moments moments;
    private final AccessLog accesses;

    GroupsController(Commands commands, Queries queries, Moments moments, AccessLog accesses) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
        this.accesses = accesses;
    }

    @GetMapping
    Map<String, Object> list(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        requireAdministrator(caller);
        var search = GroupForm.storable(query.getFirst("search"));
        if (search != null && search.length() > SEARCH_LENGTH) {
            throw Answer.error(400, "search must not exceed 200 characters");
        }
        var source = query.getFirst("source");
        var known = Set.of("local", "entra").contains(source == null ? "" : source) ? source : null;
        var page = GroupPage.of(query);
        accesses.record(caller, "read", "group:list", null);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "groups",
                queries.list(new FindGroups(search, known, page.limit(), page.offset()), Group.class).stream()
                        .map(GroupForm::document)
                        .toList());
        answer.put("total", queries.one(new CountGroups(search, known), Long.class));
        return page.closing(answer);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(Caller caller, @RequestBody JsonNode body) {
        requireAdministrator(caller);
        var form = new GroupForm(body);
        var group = new GroupId(Ids.objectId());
        commands.send(new CreateGroup(
                group, caller.id(), form.profile(), form.source(), form.sourceId(), form.members(), moments.now()));
        return answer(group);
    }

    @GetMapping("/{id}")
    Map<String, Object> show(Caller caller, @PathVariable String id) {
        requireAdministrator(caller);
        var group = known(id).groupId();
        accesses.record(caller, "read", group.toString(), null);
        return answer(group);
    }

    @PatchMapping("/{id}")
    Map<String, Object> describe(Caller caller, @PathVariable String id, @RequestBody JsonNode body) {
        requireAdministrator(caller);
        var group = known(id);
        commands.send(
                new DescribeGroup(group.groupId(), caller.id(), new GroupForm(body).changed(group), moments.now()));
        return answer(group.groupId());
    }

    @DeleteMapping("/{id}")
    Map<String, Object> delete(Caller caller, @PathVariable String id) {
        requireAdministrator(caller);
        var group = known(id);
        commands.send(new DeleteGroup(group.groupId(), caller.id(), moments.now()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("id", id);
        return answer;
    }

    @GetMapping("/{id}/members")
    Map<String, Object> members(
            Caller caller, @PathVariable String id, @RequestParam MultiValueMap<String, String> query) {
        requireAdministrator(caller);
        var group = known(id);
        accesses.record(caller, "read", group.groupId().toString(), null);
        var page = GroupPage.of(query);
        var shown =
                group.members().stream().skip(page.offset()).limit(page.limit()).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("members", members(shown));
        answer.put("total", group.members().size());
        return page.closing(answer);
    }

    private List<Map<String, @Nullable Object>> members(List<String> ids) {
        var accounts =
                ids.stream().filter(AccountId::isValid).map(AccountId::new).toList();
        var people = new HashMap<String, Map<String, @Nullable Object>>();
        queries.list(new FindPeople(accounts), Person.class)
                .forEach(person -> people.put(person.accountId().value(), member(person)));
        return ids.stream()
                .map(id -> Objects.requireNonNullElseGet(people.get(id), () -> stranger(id)))
                .toList();
    }

    /** A member who is no account here: somebody of the directory, or whoever was deleted. */
    private static Map<String, @Nullable Object> stranger(String id) {
        Map<String, @Nullable Object> member = new LinkedHashMap<>();
        member.put("userId", id);
        member.put("name", id);
        member.put("email", "");
        return member;
    }

    private static Map<String, @Nullable Object> member(Person person) {
        Map<String, @Nullable Object> member = new LinkedHashMap<>();
        member.put("userId", person.accountId().value());
        member.put("name", person.name());
        member.put("email", person.email());
        member.put("avatarUrl", person.avatar());
        return member;
    }

    @PostMapping("/{id}/members")
    Map<String, Object> add(Caller caller, @PathVariable String id, @RequestBody JsonNode body) {
        requireAdministrator(caller);
        var group = known(id);
        var member = body.path("userId").asString("");
        if (member.isEmpty()) {
            throw Answer.error(400, "userId is required");
        }
        if (!AccountId.isValid(member)) {
            throw Answer.error(400, "Only native user ObjectIds can be added via this endpoint");
        }
        if (queries.list(new FindPeople(List.of(new AccountId(member))), Person.class)
                .isEmpty()) {
            throw Answer.error(404, "User not found");
        }
        commands.send(new AddGroupMember(group.groupId(), caller.id(), member, moments.now()));
        return answer(group.groupId());
    }

    @DeleteMapping("/{id}/members/{userId}")
    Map<String, Object> remove(Caller caller, @PathVariable String id, @PathVariable String userId) {
        requireAdministrator(caller);
        commands.send(new RemoveGroupMember(known(id).groupId(), caller.id(), userId, moments.now()));
        return Map.of("success", true);
    }

    private Map<String, Object> answer(GroupId group) {
        return Map.of(
                "group",
                GroupForm.document(
                        queries.written(() -> find(group)).orElseThrow(() -> Answer.error(404, "Group not found"))));
    }

    private Group known(String id) {
        if (!GroupId.isValid(id)) {
            throw Answer.error(400, "Invalid group ID format");
        }
        return find(new GroupId(id)).orElseThrow(() -> Answer.error(404, "Group not found"));
    }

    private Optional<Group> find(GroupId id) {
        return queries.list(new FindGroupsById(List.of(id)), Group.class).stream()
                .findFirst();
    }

    private static void requireAdministrator(Caller caller) {
        if (!caller.isAdministrator()) {
            throw Answer.message(403, "Forbidden");
        }
    }
}
