package io.ledgerchat.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTimeTest {
    @Test
    void aTimeMayHaveAnyOffset() {
        assertThat(StorableTime.parse("2026-01-31T12:00:00+02:00")).isEqualTo("2026-01-31T10:00:00Z");
    }

    @Test
    void aDayBeginsAtMidnightAndEndsBeforeTheNext() {
        assertThat(StorableTime.parseFrom("2026-01-31")).isEqualTo("2026-01-31T00:00:00Z");
        assertThat(StorableTime.parseUntil("2026-01-31")).isEqualTo("2026-01-31T23:59:59.999Z");
        assertThat(StorableTime.parseUntil("2026-01-31T10:00:00Z")).isEqualTo("2026-01-31T10:00:00Z");
    }

    @Test
    void theFirstAndTheLastMomentAreWithin() {
        assertThat(StorableTime.checked(Instant.parse("0001-01-01T00:00:00Z"))).isNotNull();
        assertThat(StorableTime.parseUntil("9999-12-31")).isEqualTo("9999-12-31T23:59:59.999Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "9999-12-31T23:59:59-01:00",
                "0000-01-01",
                "2026-02-30",
                "yesterday",
                ""
            })
    void whatNoStoreHoldsIsNoTime(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> StorableTime.parseFrom(text));
    }
}
