package io.ledgerchat.query.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of many rows, as PostgreSQL's driver sends arrays fastest: in binary form, which it has for few types. All
 * others travel as text, moments as microseconds.
 *
 * @param type PostgreSQL's name of what the parameter is
 */
record ManyColumn(String type) {
    /** Of the elements that are sent. */
    String arrayType() {
        return switch (type) {
            case "bool", "int4", "int8" -> type;
            case "timestamptz" -> "int8";
            default -> "text";
        };
    }

    /** What is sent as what was meant. */
    String value(String column) {
        return switch (type) {
            case "bool", "int4", "int8", "text" -> column;
            case "timestamptz" -> "(timestamptz 'epoch' + " + column + " * interval '1 microsecond')";
            default -> column + "::" + type;
        };
    }

    /** @throws IllegalArgumentException if a value is of a class that is not known here */
    Object[] array(List<@Nullable Object> values) {
        return switch (arrayType()) {
            case "bool" -> values.stream().map(ManyColumn::truth).toArray(Boolean[]::new);
            case "int4" -> values.stream().map(ManyColumn::small).toArray(Integer[]::new);
            case "int8" -> values.stream().map(ManyColumn::number).toArray(Long[]::new);
            default -> values.stream().map(ManyColumn::text).toArray(String[]::new);
        };
    }

    private static @Nullable Long number(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case OffsetDateTime time -> ChronoUnit.MICROS.between(Instant.EPOCH, time);
            case Long number -> number;
            case Integer number -> number.longValue();
            default -> throw unknown(value);
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case LocalDate day -> day.toString();
            case UUID id -> id.toString();
            case Number number -> number.toString();
            default -> throw unknown(value);
        };
    }

    private static @Nullable Integer small(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer number -> number;
            case Short number -> number.intValue();
            default -> throw unknown(value);
        };
    }

    private static @Nullable Boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            default -> throw unknown(value);
        };
    }

    private static IllegalArgumentException unknown(Object value) {
        return new IllegalArgumentException(value.getClass() + " is not sent in arrays");
    }
}
