package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.query.view.StatementRuns.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementRunsTest {
    private final StatementRuns runs = new StatementRuns();

    @Test
    void whatIsSaidAboutDifferentThingsIsSentTogether() {
        for (String thing : List.of("one", "other")) {
            about(thing, "insert");
            about(thing, "update");
        }

        assertThat(sent()).containsExactly("insert one other", "update one other");
    }

    @Test
    void whatIsSaidAboutOneThingKeepsItsOrder() {
        about("one", "insert");
        about("one", "delete");
        about("one", "insert");
        about("other", "delete");

        assertThat(sent()).containsExactly("insert one", "delete one other", "insert one");
    }

    @Test
    void nothingIsPutBeforeOrBehindWhatIsSaidAboutNothingInParticular() {
        about("one", "insert");
        runs.add("delete-all", statement("all"));
        about("other", "insert");
        runs.add("delete-all", statement("all"));
        about("other", "insert");

        assertThat(sent())
                .containsExactly("insert one", "delete-all all", "insert other", "delete-all all", "insert other");
    }

    @Test
    void theSameAboutNothingInParticularIsOneRun() {
        runs.add("insert", statement("a"));
        runs.add("insert", statement("b"));
        about("c", "insert");

        assertThat(sent()).containsExactly("insert a b c");
    }

    @Test
    void aRepetitionIsMadeOneWithTheOneBefore() {
        merge("one", 3);
        merge("other", 5);
        merge("one", 2);

        assertThat(sent()).containsExactly("touch 3 5");
    }

    @Test
    void aRepetitionIsNotMadeOneAcrossWhatCameBetween() {
        merge("one", 3);
        about("one", "insert");
        merge("one", 2);
        runs.add("delete-all", statement("all"));
        merge("one", 4);

        assertThat(sent()).containsExactly("touch 3", "insert one", "touch 2", "delete-all all", "touch 4");
    }

    @Test
    void whatComesLastComesAfterAllAndOnce() {
        runs.addLast("hide", statement(3), StatementRunsTest::greater);
        about("one", "insert");
        runs.addLast("hide", statement(5), StatementRunsTest::greater);
        runs.add("delete-all", statement("all"));
        runs.addLast("count", statement(1), StatementRunsTest::greater);

        assertThat(sent()).containsExactly("insert one", "delete-all all", "hide 5", "count 1");
    }

    private void about(String thing, String sql) {
        runs.add(thing, sql, statement(thing));
    }

    private void merge(String thing, int time) {
        runs.merge(thing, "touch", statement(time), StatementRunsTest::greater);
    }

    private static Object[] greater(Object[] one, Object[] next) {
        return one[0] instanceof Integer first && next[0] instanceof Integer second && first > second ? one : next;
    }

    private static Statement statement(Object parameter) {
        return new Statement(null, new Object[] {parameter}, "event");
    }

    private List<String> sent() {
        return runs.inOrder().stream()
                .map(run -> run.sql()
                        + run.statements().stream()
                                .map(statement -> " " + statement.parameters()[0])
                                .reduce("", String::concat))
                .toList();
    }
}
