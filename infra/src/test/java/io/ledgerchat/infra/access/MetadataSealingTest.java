package io.ledgerchat.infra.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ledgerchat.event.Subject;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.InMemoryDataKeys;
import io.ledgerchat.infra.ledger.SealedTexts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of whoever is not signed in nothing can be read for ever. */
class MetadataSealingTest {
    private static final Subject UNTIL_NEW_YEAR = Subject.visitor(LocalDate.parse("2026-12-31"));

    private final InMemoryDataKeys keys = new InMemoryDataKeys();
    private final SealedTexts texts = new SealedTexts(new FieldCipher(keys));
    private final List<String> settled = new ArrayList<>();

    @Test
    void theDayOfTheDestructionIsSettledOnceAndBeforeTheKeyIsUsed() {
        var sealing = sealing(Period.ofDays(30), "2026-12-01T23:59:59Z");

        String sealed = sealing.sealForAWhile("address", "192.0.2.7");
        String other = sealing.sealForAWhile("address", "192.0.2.8");

        assertThat(settled).containsExactly("visitor:2026-12-31 at 2027-01-01T00:00:00Z");
        assertThat(texts.open("address", sealed).value()).contains("192.0.2.7");
        assertThat(texts.open("address", sealed).subject()).isEqualTo(UNTIL_NEW_YEAR);
        keys.destroy(UNTIL_NEW_YEAR);
        assertThat(texts.open("address", sealed).isErased()).isTrue();
        assertThat(texts.open("address", other).isErased()).isTrue();
    }

    @Test
    void eachDayHasAKeyOfItsOwn() {
        String yesterday = sealing(Period.ofDays(30), "2026-12-01T23:59:59Z").sealForAWhile("address", "192.0.2.7");
        String today = sealing(Period.ofDays(30), "2026-12-02T00:00:00Z").sealForAWhile("address", "192.0.2.7");

        keys.destroy(UNTIL_NEW_YEAR);
        assertThat(texts.open("address", yesterday).isErased()).isTrue();
        assertThat(texts.open("address", today).isErased()).isFalse();
    }

    @Test
    void keepingNothingAtAllIsNoPeriod() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sealing(Period.ZERO, "2026-12-01T00:00:00Z"))
                .withMessageContaining("ledgerchat.visitors.keep");
    }

    private MetadataSealing sealing(Period keep, String now) {
        return new MetadataSealing(
                texts,
                (visitors, due) -> settled.add(visitors + " at " + due),
                keep,
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
