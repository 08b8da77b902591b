package io.ledgerchat.query.view;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A parameter of many rows, as PostgreSQL's driver sends arrays fastest: in binary form, which it has for few types. All
 * others travel as text, moments as microseconds.
 *
 * @param type PostgreSQL's name of what the parameter is
 * @param isText whether that is {@code text}
 */
record ManyColumn(String type, boolean isText) {
    ManyColumn(String type) {
        this(type, type.equals("text"));
    }

    /** Of the statement's parameters, in their order, as PostgreSQL understands them. */
    static List<ManyColumn> ofParameters(JdbcTemplate jdbc, String sql) {
        return Objects.requireNonNull(jdbc.execute(sql, (PreparedStatement one) -> {
            ParameterMetaData parameters = one.getParameterMetaData();
            var columns = new ArrayList<ManyColumn>();
            for (int number = 1; number <= parameters.getParameterCount(); number++) {
                columns.add(new ManyColumn(parameters.getParameterTypeName(number)));
            }
            return columns;
        }));
    }

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
            case "bool" -> values.stream().map(orNull(ManyColumn::truth)).toArray(Boolean[]::new);
            case "int4" -> values.stream().map(orNull(ManyColumn::small)).toArray(Integer[]::new);
            case "int8" -> values.stream().map(orNull(ManyColumn::number)).toArray(Long[]::new);
            default -> values.stream().map(orNull(ManyColumn::text)).toArray(String[]::new);
        };
    }

    private static <T> Function<@Nullable Object, @Nullable T> orNull(Function<Object, T> reading) {
        return value -> value == null ? null : reading.apply(value);
    }

    /** Moments as microseconds. */
    static long number(Object value) {
        return switch (value) {
            case OffsetDateTime time -> ChronoUnit.MICROS.between(Instant.EPOCH, time);
            case Long number -> number;
            case Integer number -> number.longValue();
            default -> throw unknown(value);
        };
    }

    static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case LocalDate day -> day.toString();
            case UUID id -> id.toString();
            case Number number -> number.toString();
            case TextArray texts -> texts.toString();
            default -> throw unknown(value);
        };
    }

    static int small(Object value) {
        return switch (value) {
            case Integer number -> number;
            case Short number -> number.intValue();
            default -> throw unknown(value);
        };
    }

    static boolean truth(Object value) {
        return switch (value) {
            case Boolean truth -> truth;
            default -> throw unknown(value);
        };
    }

    static IllegalArgumentException unknown(Object value) {
        return new IllegalArgumentException(value.getClass() + " is not sent with many rows");
    }
}
