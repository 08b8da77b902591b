package io.ledgerchat.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.query.view.QueryOutOfTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Going through the log in stretches looks at each position once, and never at many at a time for long. */
class AuditStretchesTest {
    private static final long END = 1_234_567;

    private final List<Stretch> seen = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1_000;
    private long millisEach;

    private record Stretch(long after, long before) {
        long size() {
            return before - after - 1;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyPositionIsLookedAtOnceInOrder(boolean ascending) {
        assertThat(stretches(60).look(-1, END, ascending, this::none)).isTrue();

        List<Stretch> inOrder = ascending ? seen : seen.reversed();
        assertThat(inOrder.getFirst().after()).isEqualTo(-1);
        assertThat(inOrder.getLast().before()).isEqualTo(END);
        for (int number = 1; number < inOrder.size(); number++) {
            assertThat(inOrder.get(number).after())
                    .isEqualTo(inOrder.get(number - 1).before() - 1);
        }
        assertThat(seen.stream().mapToLong(Stretch::size).sum()).isEqualTo(END);
    }

    @Test
    void nothingIsLookedAtBelowTheFirstPositionNorWhereThereIsNothing() {
        assertThat(stretches(60).look(Long.MIN_VALUE, 5, false, this::none)).isTrue();
        assertThat(stretches(60).look(7, 8, true, this::none)).isTrue();
        assertThat(stretches(60).look(Long.MAX_VALUE - 1, Long.MAX_VALUE, true, this::none))
                .isTrue();

        assertThat(seen).containsExactly(new Stretch(-1, 5));
    }

    @Test
    void whatIsEnoughEndsIt() {
        assertThat(stretches(60).look(-1, END, false, (after, before) -> {
                    none(after, before);
                    return seen.size() == 3;
                }))
                .isTrue();

        assertThat(seen).hasSize(3);
    }

    @Test
    void stretchesGrowWhereTheyAreQuickAndShrinkWhereTheyAreSlow() {
        stretches(60).look(-1, END, true, this::none);
        assertThat(seen.getFirst().size()).isLessThan(AuditStretches.SHORTEST);
        assertThat(seen).allMatch(stretch -> stretch.size() < AuditStretches.LONGEST);
        assertThat(seen).anyMatch(stretch -> stretch.size() == AuditStretches.LONGEST - 1);

        seen.clear();
        millisEach = 2_000;
        stretches(6_000).look(-1, END, true, this::none);
        assertThat(seen).allMatch(stretch -> stretch.size() < AuditStretches.SHORTEST);
    }

    @Test
    void afterItsPatienceItSaysSo() {
        millisEach = 2_000;

        assertThat(stretches(9).look(-1, END, false, this::none)).isFalse();
        assertThat(seen).hasSize(5);
    }

    @Test
    void aLongStretchThatRanOutOfTimeIsLookedAtInShortOnes() {
        var failed = new ArrayList<Stretch>();
        assertThat(stretches(60).look(-1, END, true, (after, before) -> {
                    if (before - after > AuditStretches.SHORTEST && failed.isEmpty()) {
                        failed.add(new Stretch(after, before));
                        throw late();
                    }
                    return none(after, before);
                }))
                .isTrue();

        assertThat(seen.get(1))
                .isEqualTo(
                        new Stretch(failed.getFirst().after(), failed.getFirst().after() + AuditStretches.SHORTEST));
        assertThat(seen.stream().mapToLong(Stretch::size).sum()).isEqualTo(END);
    }

    @Test
    void aShortOneThatRanOutOfTimeIsAFailure() {
        assertThatThrownBy(() -> stretches(60).look(-1, END, true, (after, before) -> {
                    throw late();
                }))
                .isInstanceOf(QueryOutOfTimeException.class);
    }

    private static QueryOutOfTimeException late() {
        return new QueryOutOfTimeException(new IllegalStateException("cancelled"));
    }

    private AuditStretches stretches(int seconds) {
        return new AuditStretches(() -> now, Duration.ofSeconds(seconds));
    }

    private boolean none(long after, long before) {
        seen.add(new Stretch(after, before));
        now += TimeUnit.MILLISECONDS.toNanos(millisEach);
        return false;
    }
}
