package io.ledgerchat.query.view;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary format of PostgreSQL's COPY (its manual, SQL command COPY, "Binary Format"), which neither side has to
 * write or read letter by letter. Sends them by the piece.
 */
final class CopyBuffer {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final short TRAILER = -1;
    private static final int NULL = -1;
    private static final byte JSONB_VERSION = 1;
    private static final int TEXT_TYPE = 25;
    private static final int PIECE = 1 << 16;

    /** PostgreSQL counts from the first of January 2000. */
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private static final long EPOCH_MICROS = EPOCH_DAY * 86_400_000_000L;

    private final CopyIn copying;
    private ByteBuffer bytes = ByteBuffer.allocate(2 * PIECE);

    CopyBuffer(CopyIn copying) {
        this.copying = copying;
        bytes.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** @throws IllegalArgumentException if there is a value or a column that is not known here */
    void row(List<ManyColumn> columns, @Nullable Object[] values) throws SQLException {
        room(Short.BYTES).putShort((short) values.length);
        for (int number = 0; number < values.length; number++) {
            @Nullable Object value = values[number];
            if (value == null) {
                room(Integer.BYTES).putInt(NULL);
            } else {
                field(columns.get(number), value);
            }
        }
        if (bytes.position() > PIECE) {
            send();
        }
    }

    void end() throws SQLException {
        room(Short.BYTES).putShort(TRAILER);
        send();
        copying.endCopy();
    }

    private void field(ManyColumn column, Object value) {
        if (value instanceof String text && column.isText()) { // as most are
            text(text);
            return;
        }
        switch (column.type()) {
            case "text" -> text(ManyColumn.text(value));
            case "jsonb" -> json(ManyColumn.text(value));
            case "int4" -> room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(ManyColumn.small(value));
            case "int8" -> number(ManyColumn.number(value));
            case "timestamptz" -> number(ManyColumn.number(value) - EPOCH_MICROS);
            case "bool" -> room(Integer.BYTES + 1).putInt(1).put((byte) (ManyColumn.truth(value) ? 1 : 0));
            case "date" -> day(value);
            case "_text" -> texts(value);
            default -> throw new IllegalArgumentException(column.type() + " is not copied");
        }
    }

    private void text(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + letters.length).putInt(letters.length).put(letters);
    }

    private void json(String json) {
        byte[] letters = json.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + 1 + letters.length)
                .putInt(1 + letters.length)
                .put(JSONB_VERSION)
                .put(letters);
    }

    private void number(long number) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(number);
    }

    private void day(Object value) {
        if (!(value instanceof LocalDate day)) {
            throw ManyColumn.unknown(value);
        }
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(Math.toIntExact(day.toEpochDay() - EPOCH_DAY));
    }

    /** Dimensions, whether there are nulls, type, then the only dimension: how many, numbered from one. */
    private void texts(Object value) {
        if (!(value instanceof TextArray array)) {
            throw ManyColumn.unknown(value);
        }
        int length = bytes.position();
        boolean any = !array.texts().isEmpty();
        room(4 * Integer.BYTES).putInt(0).putInt(any ? 1 : 0).putInt(0).putInt(TEXT_TYPE);
        if (any) {
            room(2 * Integer.BYTES).putInt(array.texts().size()).putInt(1);
        }
        for (String text : array.texts()) {
            text(String.valueOf(Storable.text(text)));
        }
        bytes.putInt(length, bytes.position() - length - Integer.BYTES);
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            bytes = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + more))
                    .put(bytes.flip());
        }
        return bytes;
    }

    private void send() throws SQLException {
        copying.writeToCopy(bytes.array(), 0, bytes.position());
        bytes.clear();
    }
}
