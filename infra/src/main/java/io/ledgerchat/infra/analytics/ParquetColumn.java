package io.ledgerchat.infra.analytics;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import blue.strategic.parquet.ValueWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** A column in both worlds; every one may be empty. Times are microseconds of UTC, amounts of money are doubles. */
record ParquetColumn(int number, String name, Kind kind) {

    /** What PostgreSQL calls the types that the star has. */
    enum Kind {
        TEXT,
        TRUTH,
        SMALL,
        LARGE,
        NUMBER,
        TIME,
        DAY
    }

    static ParquetColumn of(int number, String name, String type) {
        return new ParquetColumn(
                number,
                name,
                switch (type) {
                    case "text", "varchar" -> Kind.TEXT;
                    case "bool" -> Kind.TRUTH;
                    case "int4" -> Kind.SMALL;
                    case "int8" -> Kind.LARGE;
                    case "numeric", "float8" -> Kind.NUMBER;
                    case "timestamptz" -> Kind.TIME;
                    case "date" -> Kind.DAY;
                    default -> throw new IllegalStateException("No column of type " + type + " was expected: " + name);
                });
    }

    PrimitiveType type() {
        return switch (kind) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(name);
            case TRUTH -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case SMALL -> Types.optional(PrimitiveTypeName.INT32).named(name);
            case LARGE -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case TIME ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(timestampType(true, TimeUnit.MICROS))
                        .named(name);
            case DAY -> Types.optional(PrimitiveTypeName.INT32).as(dateType()).named(name);
        };
    }

    void write(ResultSet row, ValueWriter values) throws SQLException {
        @Nullable Object value = value(row);
        if (value != null) {
            values.write(name, value);
        }
    }

    private @Nullable Object value(ResultSet row) throws SQLException {
        return switch (kind) {
            case TEXT -> row.getString(number);
            case TRUTH -> row.getObject(number, Boolean.class);
            case SMALL -> row.getObject(number, Integer.class);
            case LARGE -> row.getObject(number, Long.class);
            case NUMBER -> {
                double amount = row.getDouble(number);
                yield row.wasNull() ? null : Double.valueOf(amount);
            }
            case TIME -> {
                @Nullable OffsetDateTime time = row.getObject(number, OffsetDateTime.class);
                yield time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
            }
            case DAY -> {
                @Nullable LocalDate day = row.getObject(number, LocalDate.class);
                yield day == null ? null : Math.toIntExact(day.toEpochDay());
            }
        };
    }
}
