package io.ledgerchat.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Times as people and clients write them, within the years 1 to 9999: what lies outside is a valid text, but no store and
 * no client can hold it.
 */
public final class StorableTime {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant BEHIND =
            FIRST.atOffset(ZoneOffset.UTC).plusYears(9999).toInstant();
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private StorableTime() {}

    /**
     * The time of an ISO 8601 text with an offset, such as {@code 2026-03-04T05:06:07Z}.
     *
     * @throws DateTimeException when it is no such text, or out of range
     */
    public static Instant parse(String text) {
        return checked(OffsetDateTime.parse(text).toInstant());
    }

    /** As {@link #parse}; of a day without a time, such as {@code 2026-03-04}, its first millisecond in UTC. */
    public static Instant parseFrom(String text) {
        return isDay(text) ? day(text) : parse(text);
    }

    /** As {@link #parse}; of a day without a time, its last millisecond in UTC. */
    public static Instant parseUntil(String text) {
        return isDay(text)
                ? day(text).atOffset(ZoneOffset.UTC).plusDays(1).toInstant().minusMillis(1)
                : parse(text);
    }

    /** Whether it is written as a day without a time. */
    public static boolean isDay(String text) {
        return DAY.matcher(text).matches();
    }

    private static Instant day(String text) {
        return checked(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /**
     * The same time.
     *
     * @throws DateTimeException when it is out of range
     */
    public static Instant checked(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(BEHIND)) {
            throw new DateTimeException("outside the years 1 to 9999");
        }
        return time;
    }
}
