package io.ledgerchat.api.configuration;

import java.util.OptionalDouble;

/**
 * The sums that LibreChat allows in its variables, such as {@code 1000 * 60 * 15}: numbers, {@code + - * / %} and
 * brackets (contract 00 §7.2). Nothing else is evaluated.
 */
final class Arithmetic {
    private static final int MAX_LENGTH = 200;

    private final String text;
    private int at;

    private Arithmetic(String text) {
        this.text = text;
    }

    /** The value, or empty when the text is not such a sum or has no finite value. */
    static OptionalDouble evaluate(String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            return OptionalDouble.empty();
        }
        try {
            var reader = new Arithmetic(text);
            double value = reader.sum();
            return reader.peek() == 0 && Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException malformed) {
            return OptionalDouble.empty();
        }
    }

    private double sum() {
        double value = product();
        while (peek() == '+' || peek() == '-') {
            value = text.charAt(at++) == '+' ? value + product() : value - product();
        }
        return value;
    }

    private double product() {
        double value = factor();
        while (peek() == '*' || peek() == '/' || peek() == '%') {
            char operator = text.charAt(at++);
            double right = factor();
            value = operator == '*' ? value * right : operator == '/' ? value / right : value % right;
        }
        return value;
    }

    private double factor() {
        char next = peek();
        if (next == '-' || next == '+') {
            at++;
            return next == '-' ? -factor() : factor();
        }
        if (next == '(') {
            at++;
            double inner = sum();
            if (peek() != ')') {
                throw new NumberFormatException("a bracket stays open");
            }
            at++;
            return inner;
        }
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return Double.parseDouble(text.substring(start, at));
    }

    /** The next character that is not blank, 0 at the end. */
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }
}
