package io.ledgerchat.api.transport;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as clients read them: ISO 8601 in UTC, always with three digits of milliseconds (contract 00 §8). */
public final class IsoTime {
    private static final DateTimeFormatter FORM =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private IsoTime() {}

    public static String of(Instant time) {
        return FORM.format(time);
    }
}
