package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RebuildOrderTest {
    @Test
    void whatMayChangeWhatReadersSeeIsPartOfWhatIsRecorded() {
        assertThat(order(false, false).action()).isEqualTo("rebuild");
        assertThat(order(true, false).action()).isEqualTo("rebuild+accept-differences");
        assertThat(order(true, true).action()).isEqualTo("rebuild+accept-differences+keep-old");
    }

    private static RebuildOrder order(boolean acceptDifferences, boolean keepOld) {
        return new RebuildOrder("message", true, acceptDifferences, keepOld, "test");
    }
}
