package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {
    private final ObjectMapper json = LedgerJson.plain();

    @Test
    void whatIsWrittenIsRead() throws JsonProcessingException {
        long begin = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
        long end = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        var random = new Random(20261122);
        for (int i = 0; i < 10_000; i++) {
            Instant moment = Instant.ofEpochMilli(random.nextLong(begin, end));
            String written = json.writeValueAsString(moment);

            assertThat(InstantReader.read(written.substring(1, written.length() - 1)))
                    .isEqualTo(moment);
            assertThat(json.readValue(written, Instant.class)).isEqualTo(moment);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-03-04T05:06:07Z\"",
                "\"2026-03-04T05:06:07.890123Z\"",
                "\"2026-03-04T06:06:07.890+01:00\"",
                "\"2026-03-04T24:00:00.000Z\"",
                "\"+12026-03-04T05:06:07.890Z\"",
                "1772600767.890"
            })
    void otherFormsAreReadAsBefore(String written) throws JsonProcessingException {
        var before = new ObjectMapper().registerModule(new com.fasterxml.jackson.datatype.jsr310.JavaTimeModule());

        assertThat(json.readValue(written, Instant.class)).isEqualTo(before.readValue(written, Instant.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-02-30T05:06:07.890Z\"",
                "\"2026-13-04T05:06:07.890Z\"",
                "\"2026-03-04T05:60:07.890Z\"",
                "\"2026-03-04 05:06:07.890Z\"",
                "\"2026-03-0aT05:06:07.890Z\""
            })
    void noSuchMomentIsRefused(String written) {
        assertThatThrownBy(() -> json.readValue(written, Instant.class)).isInstanceOf(JsonProcessingException.class);
    }
}
