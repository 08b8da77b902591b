package io.ledgerchat.query.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one batch of events in the order in which they are sent: runs of the same statement, each as long as the
 * order allows.
 *
 * <p>What is said about one thing keeps its order. What is said about two things may change places, so that the turns of many
 * conversations, each a row begun and then ended, become two long runs and not many short ones. What is said about no
 * thing in particular keeps its place among all.
 */
final class StatementRuns {
    private final List<Run> runs = new ArrayList<>();
    private final Map<String, Place> lastOf = new HashMap<>();
    private final Map<String, Statement> last = new LinkedHashMap<>();
    /** The run before which nothing can be put any more. */
    private int fence;

    /**
     * @param thing what it is about, if about one thing alone
     * @param event the id of the event that it follows from
     */
    record Statement(@Nullable String thing, @Nullable Object[] parameters, String event) {}

    record Run(String sql, List<Statement> statements) {}

    private record Place(int run, int index) {}

    void add(String sql, Statement statement) {
        if (runs.isEmpty() || !runs.getLast().sql().equals(sql)) {
            runs.add(new Run(sql, new ArrayList<>()));
        }
        runs.getLast().statements().add(statement);
        fence = runs.size() - 1;
    }

    void add(String thing, String sql, Statement statement) {
        Place last = lastOf.get(thing);
        int run = runOf(sql, last == null ? fence : Math.max(fence, last.run()));
        List<Statement> statements = runs.get(run).statements();
        lastOf.put(thing, new Place(run, statements.size()));
        statements.add(statement);
    }

    /** Instead of adding it, makes one of it and the last one about the thing, if that is the same and nothing came between. */
    void merge(String thing, String sql, Statement statement, BinaryOperator<@Nullable Object[]> merging) {
        Place last = lastOf.get(thing);
        if (last == null || last.run() < fence || !runs.get(last.run()).sql().equals(sql)) {
            add(thing, sql, statement);
            return;
        }
        runs.get(last.run())
                .statements()
                .set(
                        last.index(),
                        new Statement(
                                thing,
                                merging.apply(
                                        runs.get(last.run())
                                                .statements()
                                                .get(last.index())
                                                .parameters(),
                                        statement.parameters()),
                                statement.event()));
    }

    private int runOf(String sql, int from) {
        for (int run = from; run < runs.size(); run++) {
            if (runs.get(run).sql().equals(sql)) {
                return run;
            }
        }
        runs.add(new Run(sql, new ArrayList<>()));
        return runs.size() - 1;
    }

    /** After all others, and one for all that are the same. */
    void addLast(String sql, Statement statement, BinaryOperator<@Nullable Object[]> merging) {
        last.merge(
                sql,
                statement,
                (one, other) ->
                        new Statement(null, merging.apply(one.parameters(), other.parameters()), other.event()));
    }

    List<Run> inOrder() {
        return Stream.concat(
                        runs.stream(),
                        last.entrySet().stream().map(one -> new Run(one.getKey(), List.of(one.getValue()))))
                .toList();
    }
}
