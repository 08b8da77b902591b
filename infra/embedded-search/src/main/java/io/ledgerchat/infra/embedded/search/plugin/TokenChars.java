package io.ledgerchat.infra.embedded.search.plugin;

import java.util.Locale;

/** The kinds of character an n-gram tokenizer may keep together; all others split. */
enum TokenChars {
    LETTER,
    DIGIT,
    WHITESPACE,
    PUNCTUATION,
    SYMBOL;

    static TokenChars named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    boolean holds(int character) {
        return switch (this) {
            case LETTER -> Character.isLetter(character);
            case DIGIT -> Character.isDigit(character);
            case WHITESPACE -> Character.isWhitespace(character);
            case PUNCTUATION ->
                switch (Character.getType(character)) {
                    case Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.OTHER_PUNCTUATION,
                            Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION -> true;
                    default -> false;
                };
            case SYMBOL ->
                switch (Character.getType(character)) {
                    case Character.CURRENCY_SYMBOL, Character.MATH_SYMBOL, Character.OTHER_SYMBOL -> true;
                    default -> false;
                };
        };
    }
}
