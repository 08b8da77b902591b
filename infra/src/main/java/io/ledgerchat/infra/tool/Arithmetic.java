package io.ledgerchat.infra.tool;

import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * One formula of school arithmetic, read from left to right by recursive descent. With doubles, as the original counts,
 * so that no formula takes long however large its numbers are; depth and length are bounded.
 */
final class Arithmetic {
    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 100;
    private static final Map<String, Double> CONSTANTS = Map.of("pi", Math.PI, "e", Math.E);
    private static final Map<String, DoubleUnaryOperator> FUNCTIONS = Map.ofEntries(
            Map.entry("sqrt", Math::sqrt),
            Map.entry("cbrt", Math::cbrt),
            Map.entry("abs", Math::abs),
            Map.entry("exp", Math::exp),
            Map.entry("log", Math::log),
            Map.entry("log2", x -> Math.log(x) / Math.log(2)),
            Map.entry("log10", Math::log10),
            Map.entry("sin", Math::sin),
            Map.entry("cos", Math::cos),
            Map.entry("tan", Math::tan),
            Map.entry("asin", Math::asin),
            Map.entry("acos", Math::acos),
            Map.entry("atan", Math::atan),
            Map.entry("round", Math::rint),
            Map.entry("floor", Math::floor),
            Map.entry("ceil", Math::ceil));

    private final String text;
    private int at;
    private int depth;

    /** The formula cannot be read. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    private Arithmetic(String text) {
        this.text = text;
    }

    /** The value as people write it: {@code 42}, {@code 0.1}, {@code Infinity}. */
    static String evaluate(String formula) {
        if (formula.length() > LONGEST) {
            throw new Unreadable("The formula is too long");
        }
        var arithmetic = new Arithmetic(formula);
        double value = arithmetic.sum();
        if (arithmetic.peek() != 0) {
            throw arithmetic.unexpected();
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value + 0.0)
                : Double.toString(value);
    }

    private double sum() {
        double value = product();
        while (true) {
            if (skip('+')) {
                value += product();
            } else if (skip('-')) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = signed();
        while (true) {
            if (skip('*')) {
                value *= signed();
            } else if (skip('/')) {
                value /= signed();
            } else if (skip('%')) {
                value %= signed();
            } else {
                return value;
            }
        }
    }

    private double signed() {
        if (++depth > DEEPEST) {
            throw new Unreadable("The formula is nested too deeply");
        }
        double value = skip('-') ? -signed() : skip('+') ? signed() : power();
        depth--;
        return value;
    }

    private double power() {
        double base = value();
        return skip('^') ? Math.pow(base, signed()) : base;
    }

    private double value() {
        char next = peek();
        if (skip('(')) {
            double inner = sum();
            require(')');
            return inner;
        }
        if (Character.isDigit(next) || next == '.') {
            return number();
        }
        if (Character.isLetter(next)) {
            return named();
        }
        throw unexpected();
    }

    private double number() {
        int begin = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        int mantissa = at;
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            int digits = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            at = at == digits ? mantissa : at;
        }
        try {
            return Double.parseDouble(text.substring(begin, at));
        } catch (NumberFormatException odd) {
            throw new Unreadable("Not a number: " + text.substring(begin, at));
        }
    }

    private double named() {
        int begin = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String name = text.substring(begin, at).toLowerCase(Locale.ROOT);
        var constant = CONSTANTS.get(name);
        if (constant != null) {
            return constant;
        }
        var function = FUNCTIONS.get(name);
        if (function == null) {
            throw new Unreadable("Undefined symbol " + text.substring(begin, at));
        }
        require('(');
        double argument = sum();
        require(')');
        return function.applyAsDouble(argument);
    }

    private void require(char mark) {
        if (!skip(mark)) {
            throw unexpected();
        }
    }

    private boolean skip(char mark) {
        if (peek() != mark) {
            return false;
        }
        at++;
        return true;
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private Unreadable unexpected() {
        return new Unreadable(
                at < text.length() ? "Unexpected " + text.charAt(at) + " at " + (at + 1) : "Unexpected end");
    }
}
