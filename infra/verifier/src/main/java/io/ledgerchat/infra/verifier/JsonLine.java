package io.ledgerchat.infra.verifier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of JSON, read without a library so that this verifier is all there is to trust: whole numbers as {@link Long},
 * others as {@link BigDecimal}. A member that stands there twice is an error, as readers disagree about which one counts.
 */
final class JsonLine {
    private final String text;
    private int at;

    private JsonLine(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if the line is not one object */
    static Map<String, @Nullable Object> object(String line) {
        var json = new JsonLine(line);
        Map<String, @Nullable Object> object = json.object();
        json.space();
        if (json.at != line.length()) {
            throw json.unreadable();
        }
        return object;
    }

    private Map<String, @Nullable Object> object() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        expect('{');
        if (peek() == '}') {
            at++;
            return members;
        }
        do {
            String name = string();
            expect(':');
            if (members.containsKey(name)) {
                throw new IllegalArgumentException("The member " + name + " stands there twice.");
            }
            members.put(name, value());
        } while (another('}'));
        return members;
    }

    private List<@Nullable Object> array() {
        var elements = new ArrayList<@Nullable Object>();
        expect('[');
        if (peek() == ']') {
            at++;
            return elements;
        }
        do {
            elements.add(value());
        } while (another(']'));
        return elements;
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 'n' -> word("null", null);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw unreadable();
        }
        at += word.length();
        return meaning;
    }

    private Object number() {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String written = text.substring(from, at);
        try {
            return written.length() < 19
                            && written.chars().allMatch(letter -> letter == '-' || letter >= '0' && letter <= '9')
                    ? Long.valueOf(written)
                    : exact(new BigDecimal(written));
        } catch (NumberFormatException malformed) {
            throw unreadable();
        }
    }

    private static Object exact(BigDecimal number) {
        return number.scale() == 0 && number.unscaledValue().bitLength() < Long.SIZE
                ? (Object) number.longValueExact()
                : number;
    }

    private String string() {
        expect('"');
        var read = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char next = text.charAt(at++);
            read.append(next == '\\' ? escaped() : next);
        }
        expect('"');
        return read.toString();
    }

    private char escaped() {
        char kind = at < text.length() ? text.charAt(at++) : ' ';
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unreadable();
        };
    }

    private char unicode() {
        try {
            char read = (char) Integer.parseInt(text.substring(at, at + 4), 16);
            at += 4;
            return read;
        } catch (NumberFormatException | StringIndexOutOfBoundsException malformed) {
            throw unreadable();
        }
    }

    private boolean another(char end) {
        char next = peek();
        at++;
        if (next != ',' && next != end) {
            throw unreadable();
        }
        return next == ',';
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw unreadable();
        }
        at++;
    }

    private char peek() {
        space();
        if (at >= text.length()) {
            throw unreadable();
        }
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && " \t\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException("This is not a line of JSON as an export has it, at character " + (at + 1));
    }
}
