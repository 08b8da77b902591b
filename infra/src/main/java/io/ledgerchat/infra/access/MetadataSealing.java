package io.ledgerchat.infra.access;

import io.ledgerchat.command.access.Sealing;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.infra.ledger.SealedTexts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Seals the personal texts of metadata with the same keys as those of events. What is told of those who are not signed in
 * has a key for each day; when it is to be destroyed is settled before it is first used.
 */
final class MetadataSealing implements Sealing {
    private final SealedTexts texts;
    private final BiConsumer<Subject, Instant> destructions;
    private final Period keep;
    private final Clock clock;
    private volatile @Nullable Subject settled;

    /**
     * @param destructions takes note that the key of a subject is to be destroyed at a moment; again, it changes nothing
     * @param keep how long it can be read what is told of somebody who is not signed in
     */
    MetadataSealing(SealedTexts texts, BiConsumer<Subject, Instant> destructions, Period keep, Clock clock) {
        if (keep.isNegative() || keep.isZero()) {
            throw new IllegalArgumentException("ledgerchat.visitors.keep: write a period of at least one day, as P90D");
        }
        this.texts = texts;
        this.destructions = destructions;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public String seal(String key, Personal<String> text) {
        return texts.seal(key, text);
    }

    @Override
    public String sealForAWhile(String key, String text) {
        LocalDate until = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plus(keep);
        Subject visitors = Subject.visitor(until);
        if (!visitors.equals(settled)) {
            destructions.accept(
                    visitors, until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
            settled = visitors;
        }
        return texts.seal(key, Personal.of(visitors, text));
    }
}
