package io.ledgerchat.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.ledger.AuditLog.Entry;
import io.ledgerchat.query.ledger.AuditEntry;
import io.ledgerchat.query.ledger.SealedLeaf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Following the audit log looks through each stretch of it once. */
class AuditTailTest {
    private static final int PAGE = 2;

    private final List<Long> matching = new ArrayList<>();
    private final List<String> lookedThrough = new ArrayList<>();
    private long sealed = 10;
    private final AuditTail tail = new AuditTail(() -> sealed, () -> sealed + 1, this::between, PAGE, 10);

    @Test
    void withNothingNewNothingIsAsked() {
        assertThat(tail.next()).isEmpty();
        assertThat(lookedThrough).isEmpty();
    }

    @Test
    void whatDidNotMatchIsNotLookedThroughAgain() {
        sealed = 1_000;
        assertThat(tail.next()).isEmpty();
        sealed = 1_005;
        matching.add(1_003L);
        assertThat(positions(tail.next())).containsExactly(1_003L);
        sealed = 1_006;
        assertThat(tail.next()).isEmpty();

        assertThat(lookedThrough).containsExactly("10-1001", "1000-1006", "1005-1007");
    }

    @Test
    void afterAFullPageFollowsTheNext() {
        sealed = 20;
        matching.addAll(List.of(11L, 12L, 19L));
        assertThat(positions(tail.next())).containsExactly(11L, 12L);
        assertThat(positions(tail.next())).containsExactly(19L);
        assertThat(tail.next()).isEmpty();

        assertThat(lookedThrough).containsExactly("10-21", "12-21");
    }

    @Test
    void aLongWayBackIsGoneInStretches() {
        sealed = 2 * AuditTail.STRETCH;
        matching.add(sealed);
        assertThat(tail.next()).isEmpty();
        assertThat(positions(tail.next())).containsExactly(sealed);
        assertThat(lookedThrough.getFirst()).isEqualTo("10-" + (10 + AuditTail.STRETCH));
    }

    private List<Entry> between(long after, long before, int limit) {
        lookedThrough.add(after + "-" + before);
        return LongStream.range(after + 1, before)
                .filter(matching::contains)
                .limit(limit)
                .mapToObj(AuditTailTest::entry)
                .toList();
    }

    private static List<Long> positions(List<Entry> page) {
        return page.stream().map(entry -> entry.entry().position()).toList();
    }

    private static Entry entry(long position) {
        var entry = new AuditEntry(
                position,
                "e" + position,
                "auth",
                "session.signed-in",
                "success",
                "info",
                "user",
                null,
                "Ada",
                null,
                null,
                "session",
                "s",
                "s",
                Map.of(),
                null,
                "http",
                null,
                null,
                Instant.EPOCH);
        return new Entry(entry, new SealedLeaf(position, position, "aa", "bb"));
    }
}
