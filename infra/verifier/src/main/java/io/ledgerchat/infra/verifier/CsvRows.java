package io.ledgerchat.infra.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 writes it, read without a library as {@link JsonLine} is: cells in quotes may hold commas, quotes and
 * line breaks.
 */
final class CsvRows {
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader text;
    private boolean begun;

    CsvRows(BufferedReader text) {
        this.text = text;
    }

    /** Null behind the last. */
    @Nullable
    List<String> next() throws IOException {
        int letter = text.read();
        if (!begun && letter == BYTE_ORDER_MARK) {
            letter = text.read();
        }
        begun = true;
        return letter < 0 ? null : row(letter);
    }

    private List<String> row(int first) throws IOException {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int letter = first; letter >= 0 && (quoted || letter != '\n'); letter = text.read()) {
            if (letter == '"') {
                if (quoted && isNext('"')) {
                    cell.append('"');
                } else {
                    quoted = !quoted;
                }
            } else if (letter == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (letter != '\r' || quoted) {
                cell.append((char) letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** Takes it if it is. */
    private boolean isNext(char wanted) throws IOException {
        text.mark(1);
        if (text.read() == wanted) {
            return true;
        }
        text.reset();
        return false;
    }
}
