package io.ledgerchat.api.prompt;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.command.prompt.DeletePrompt;
import io.ledgerchat.command.prompt.UsePrompt;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.prompt.FindPromptGroups;
import io.ledgerchat.query.prompt.PromptGroup;
import io.ledgerchat.query.prompt.PromptGroupPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists, shows, uses and changes prompts as people see them (contract 50 §2.1 to §2.3, §2.6 to §2.8). */
@RestController
@RequestMapping("/api/prompts")
class PromptGroupsController {
    /** What the list without pages shows at most: so many prompts, and not much more than so much text of them. */
    private static final int MOST = 1_000;

    private static final int MOST_TEXT = 4_000_000;

    private static final int PORTION = 100;

    private final Commands commands;
    private final Queries queries;
    private final Moments moments;
    private final PromptAccess access;
    private final RateLimits limits;

    PromptGroupsController(
            Commands commands, Queries queries, Moments moments, PromptAccess access, RateLimits limits) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
        this.access = access;
        this.limits = limits;
    }

    @GetMapping("/groups")
    Map<String, Object> groups(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        access.requireUse(caller);
        var request = new PromptListRequest(query);
        var page = page(caller, request, PromptCursor.read(request.cursor()).orElse(null), request.limit());
        boolean more = page.next() != null;
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "promptGroups",
                page.groups().stream().map(PromptDocuments::line).toList());
        answer.put("pageNumber", "1");
        answer.put("pageSize", request.pageSize());
        answer.put("pages", more ? "9999" : "1");
        answer.put("has_more", more);
        answer.put("after", page.next() == null ? null : PromptCursor.write(page.next()));
        return answer;
    }

    @GetMapping("/all")
    List<Map<String, Object>> all(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        access.requireUse(caller);
        var request = new PromptListRequest(query);
        var groups = new ArrayList<PromptGroup>();
        PromptGroupPage page = page(caller, request, null, PORTION);
        groups.addAll(page.groups());
        while (page.next() != null && groups.size() < MOST && textOf(groups) < MOST_TEXT) {
            page = page(caller, request, page.next(), PORTION);
            groups.addAll(page.groups());
        }
        return groups.stream().map(PromptDocuments::line).toList();
    }

    private static long textOf(List<PromptGroup> groups) {
        long length = 0;
        for (var group : groups) {
            var version = group.production();
            length += version == null ? 0 : version.text().length();
        }
        return length;
    }

    private PromptGroupPage page(
            Caller caller, PromptListRequest request, PromptGroupPage.@Nullable Position after, int limit) {
        return queries.one(
                new FindPromptGroups(caller.id(), request.name(), request.category(), request.by(), after, limit),
                PromptGroupPage.class);
    }

    @GetMapping("/groups/{groupId}")
    Map<String, Object> one(Caller caller, @PathVariable String groupId) {
        access.requireUse(caller);
        return PromptDocuments.whole(access.require(caller, groupId, Right.VIEW));
    }

    @PatchMapping("/groups/{groupId}")
    Map<String, Object> describe(Caller caller, @PathVariable String groupId, @RequestBody JsonNode body) {
        access.requireCreate(caller);
        var group = access.require(caller, groupId, Right.EDIT);
        commands.send(PromptForm.described(body, group.groupId(), caller.id(), moments.now()));
        return PromptDocuments.group(access.require(caller, groupId, Right.EDIT));
    }

    @DeleteMapping("/groups/{groupId}")
    Map<String, Object> delete(Caller caller, @PathVariable String groupId) {
        access.requireCreate(caller);
        var group = access.require(caller, groupId, Right.DELETE);
        commands.send(new DeletePrompt(group.groupId(), caller.id(), moments.now()));
        return Map.of("message", "Prompt group deleted successfully");
    }

    @PostMapping("/groups/{groupId}/use")
    Map<String, Object> use(
            Caller caller, @PathVariable String groupId, HttpServletRequest request, HttpServletResponse response) {
        access.requireUse(caller);
        limits.check(Limiter.PROMPT_USAGE, request, response, caller.id());
        var group = access.require(caller, groupId, Right.VIEW);
        commands.send(new UsePrompt(Ids.uuid(), group.groupId(), caller.id(), moments.now()));
        return Map.of(
                "numberOfGenerations",
                access.require(caller, groupId, Right.VIEW).uses());
    }
}
