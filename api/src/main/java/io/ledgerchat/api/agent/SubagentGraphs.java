package io.ledgerchat.api.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the graphs of an agent's subagents must be like (contract 70 §2.5), beyond the shape of their parts. */
final class SubagentGraphs {
    private static final Set<String> RESERVED =
            Set.of("__start__", "__end__", "messages", "agentMessages", "subagentResult");
    private static final int MOST_AGENTS = 50;

    private final Shape.Path path;
    private final List<Map<String, Object>> issues;
    private final List<String> members;
    private final List<Edge> edges;
    private final String entry;
    private final String result;

    private record Edge(List<String> from, List<String> to, boolean prompted, boolean excludes) {}

    private SubagentGraphs(Map<?, ?> graph, Shape.Path path, List<Map<String, Object>> issues) {
        this.path = path;
        this.issues = issues;
        this.members = texts(graph.get("agent_ids"));
        this.edges = (graph.get("edges") instanceof List<?> list ? list : List.of())
                .stream()
                        .filter(Map.class::isInstance)
                        .map(edge -> edge((Map<?, ?>) edge))
                        .toList();
        this.entry = String.valueOf(graph.get("entry_agent_id"));
        this.result = String.valueOf(graph.get("result_agent_id"));
    }

    private static Edge edge(Map<?, ?> edge) {
        boolean prompted = edge.get("prompt") instanceof String prompt && !prompt.isBlank();
        return new Edge(
                texts(edge.get("from")),
                texts(edge.get("to")),
                prompted,
                Boolean.TRUE.equals(edge.get("excludeResults")));
    }

    /** Tells what is wrong with subagents whose parts have the right shape. */
    static void check(@Nullable Object subagents, List<Map<String, Object>> issues) {
        if (!(subagents instanceof Map<?, ?> map)) {
            return;
        }
        var at = Shape.Path.ROOT.to("subagents");
        var agents = new LinkedHashSet<>(texts(map.get("agent_ids")));
        var types = new HashSet<>(agents);
        if (!Boolean.FALSE.equals(map.get("allowSelf"))) {
            types.add("self");
        }
        var graphs = map.get("graphs") instanceof List<?> list ? list : List.of();
        for (int index = 0; index < graphs.size(); index++) {
            if (graphs.get(index) instanceof Map<?, ?> graph) {
                var path = at.to("graphs").to(index);
                new SubagentGraphs(graph, path, issues).check();
                agents.addAll(texts(graph.get("agent_ids")));
                if (!types.add(String.valueOf(graph.get("type")))) {
                    issues.add(Shape.issue("custom", path.to("type"), "Graph type must be unique among subagents"));
                }
            }
        }
        if (agents.size() > MOST_AGENTS) {
            issues.add(Shape.issue("custom", at, "Subagents may name at most " + MOST_AGENTS + " agents"));
        }
    }

    private void check() {
        require("agent_ids", new HashSet<>(members).size() == members.size(), "Graph members must be unique");
        require("agent_ids", members.stream().noneMatch(SubagentGraphs::isReserved), "Graph member id is reserved");
        require("entry_agent_id", members.contains(entry), "Entry agent must be a member of the graph");
        require("result_agent_id", members.contains(result), "Result agent must be a member of the graph");
        edges.forEach(this::check);
        if (issues.isEmpty()) {
            checkWhole();
        }
    }

    private static boolean isReserved(String id) {
        return RESERVED.contains(id) || id.contains("|") || id.contains(":");
    }

    private void check(Edge edge) {
        var ends = new ArrayList<>(edge.from());
        ends.addAll(edge.to());
        require("edges", !edge.from().isEmpty() && !edge.to().isEmpty(), "Edges need a source and a target");
        require("edges", members.containsAll(ends), "Edge endpoints must be members of the graph");
        require("edges", isSet(edge.from()) && isSet(edge.to()), "Edge endpoints must be unique");
        require("edges", edge.from().stream().noneMatch(edge.to()::contains), "Edges must not lead to their source");
        require("edges", edge.prompted() || !edge.excludes(), "excludeResults needs a prompt");
        require("edges", !edge.prompted() || edge.to().size() == 1, "An edge with a prompt has one target");
    }

    private static boolean isSet(List<String> ids) {
        return new HashSet<>(ids).size() == ids.size();
    }

    private void checkWhole() {
        var targets = new HashMap<String, Integer>();
        var after = new LinkedHashMap<String, Set<String>>();
        for (Edge edge : edges) {
            edge.to().forEach(target -> targets.merge(target, 1, Integer::sum));
            edge.from()
                    .forEach(source -> after.computeIfAbsent(source, member -> new LinkedHashSet<>())
                            .addAll(edge.to()));
        }
        require("edges", new HashSet<>(edges).size() == edges.size(), "Edges must be unique");
        require(
                "edges",
                targets.values().stream().allMatch(count -> count == 1),
                "What several agents lead to is the target of one edge with all of them as its source");
        var roots =
                members.stream().filter(member -> !targets.containsKey(member)).toList();
        var sinks =
                members.stream().filter(member -> !after.containsKey(member)).toList();
        require("entry_agent_id", roots.equals(List.of(entry)), "The entry must be the only root of the graph");
        require("result_agent_id", sinks.equals(List.of(result)), "The result must be the only sink of the graph");
        require("edges", isAcyclic(after), "The graph must be acyclic");
        require("edges", reached(after).containsAll(members), "The graph must be connected");
        boolean branched = after.values().stream().anyMatch(next -> next.size() > 1);
        require(
                "edges",
                !branched
                        || edges.stream()
                                .allMatch(edge -> !edge.prompted() || edge.to().equals(List.of(result))),
                "In a branched graph only edges into the result have prompts");
    }

    /** Takes away roots until nothing is left. */
    private static boolean isAcyclic(Map<String, Set<String>> after) {
        var left = new LinkedHashMap<>(after);
        boolean smaller = true;
        while (smaller) {
            var targets = new HashSet<String>();
            left.values().forEach(targets::addAll);
            smaller = left.keySet().removeIf(member -> !targets.contains(member));
        }
        return left.isEmpty();
    }

    private Set<String> reached(Map<String, Set<String>> after) {
        var reached = new HashSet<String>();
        var ahead = new ArrayDeque<>(List.of(entry));
        while (!ahead.isEmpty()) {
            String member = ahead.remove();
            if (reached.add(member)) {
                ahead.addAll(after.getOrDefault(member, Set.of()));
            }
        }
        return reached;
    }

    private void require(String field, boolean holds, String otherwise) {
        if (!holds) {
            issues.add(Shape.issue("custom", path.to(field), otherwise));
        }
    }

    private static List<String> texts(@Nullable Object ids) {
        if (ids instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return ids == null ? List.of() : List.of(String.valueOf(ids));
    }
}
