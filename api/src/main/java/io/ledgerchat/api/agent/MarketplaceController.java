package io.ledgerchat.api.agent;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.api.transport.QueryText;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.query.agent.AgentPage;
import io.ledgerchat.query.agent.CategoryCount;
import io.ledgerchat.query.agent.CountAgentsByCategory;
import io.ledgerchat.query.agent.FindAgents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists agents, for those who talk with them and for those who build them, and their categories (contract 70 §3.1). */
@RestController
@RequestMapping("/api/agents")
@ErrorField("error")
class MarketplaceController {
    private static final List<String> CATEGORIES =
            List.of("general", "hr", "rd", "finance", "it", "sales", "aftersales");
    private static final int SEARCH_LENGTH = 100;

    private final AgentDesk desk;
    private final Queries queries;

    MarketplaceController(AgentDesk desk, Queries queries) {
        this.desk = desk;
        this.queries = queries;
    }

    @GetMapping
    Map<String, @Nullable Object> list(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        desk.requireUse(caller);
        var page = queries.one(
                new FindAgents(
                        caller.id(),
                        bits(query.getFirst("requiredPermission")),
                        said(query.getFirst("category")),
                        search(query.getFirst("search")),
                        promoted(query.getFirst("promoted")),
                        AgentCursor.read(query.getFirst("cursor")).orElse(null),
                        limit(query.getFirst("limit"))),
                AgentPage.class);
        var rows = page.agents().stream().map(AgentDocuments::row).toList();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("object", "list");
        answer.put("data", rows);
        answer.put("first_id", rows.isEmpty() ? null : rows.getFirst().get("id"));
        answer.put("last_id", rows.isEmpty() ? null : rows.getLast().get("id"));
        answer.put("has_more", page.next() != null);
        answer.put("after", page.next() == null ? null : AgentCursor.write(page.next()));
        return answer;
    }

    private static int bits(@Nullable String text) {
        int bits = QueryText.number(text, 1);
        if (bits <= 0) {
            throw Answer.error(400, "requiredPermissions must be a positive number");
        }
        return bits;
    }

    private static int limit(@Nullable String text) {
        int limit = QueryText.number(text, text == null ? 100 : 20);
        return Math.clamp(limit == 0 ? 20 : limit, 1, 1000);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable String search(@Nullable String text) {
        var said = said(text);
        if (said == null) {
            return null;
        }
        return Excerpt.of(said.strip(), SEARCH_LENGTH);
    }

    private static @Nullable Boolean promoted(@Nullable String text) {
        return "1".equals(text) ? Boolean.TRUE : "0".equals(text) ? Boolean.FALSE : null;
    }

    /** Counted over all agents of the installation, not only over those that the caller sees. */
    @GetMapping("/categories")
    List<Map<String, Object>> categories(Caller caller) {
        var counts = queries.list(new CountAgentsByCategory(), CategoryCount.class);
        var agents = counts.stream().collect(Collectors.toMap(CategoryCount::category, CategoryCount::agents));
        long promoted = counts.stream().mapToLong(CategoryCount::promoted).sum();
        List<Map<String, Object>> categories = new ArrayList<>();
        if (promoted > 0) {
            categories.add(category("promoted", "Promoted", promoted, "Our recommended agents"));
        }
        for (String value : CATEGORIES) {
            var label = "com_agents_category_" + value;
            categories.add(category(value, label, agents.getOrDefault(value, 0L), label + "_description"));
        }
        var all = category("all", "All", 0, "All available agents");
        all.remove("count");
        categories.add(all);
        return categories;
    }

    private static Map<String, Object> category(String value, String label, long count, String description) {
        Map<String, Object> category = new LinkedHashMap<>();
        category.put("value", value);
        category.put("label", label);
        category.put("count", count);
        category.put("description", description);
        return category;
    }
}
