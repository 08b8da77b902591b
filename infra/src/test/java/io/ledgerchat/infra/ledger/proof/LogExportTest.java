package io.ledgerchat.infra.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which leaves an export of the audit log reads at once. */
class LogExportTest {
    @Test
    void leavesNearToEachOtherAreReadTogether() {
        assertThat(LogExport.groups(List.of(3L, 4L, 30L, 100L))).containsExactly(List.of(3L, 4L, 30L), List.of(100L));
        assertThat(LogExport.groups(List.of())).isEmpty();
    }

    @Test
    void manyThatAreEachNearToTheNextAreNotReadAllAtOnce() {
        List<Long> every =
                LongStream.range(0, 500).mapToObj(number -> number * 32).toList();

        List<List<Long>> groups = LogExport.groups(every);

        assertThat(groups.stream().flatMap(List::stream)).containsExactlyElementsOf(every);
        assertThat(groups)
                .allSatisfy(near -> assertThat(near.getLast() - near.getFirst()).isLessThan(2_000));
    }
}
