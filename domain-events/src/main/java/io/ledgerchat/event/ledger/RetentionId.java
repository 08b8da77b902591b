package io.ledgerchat.event.ledger;

import io.ledgerchat.event.Identifier;
import java.util.regex.Pattern;

/**
 * Identifies a retention policy by what it is about.
 *
 * @param data the kind of data, such as {@code conversation}
 * @param role of the accounts whose data it is
 */
public record RetentionId(String data, String role) implements Identifier {
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/:]{1,100}");

    public RetentionId {
        if (!isValid(data) || !isValid(role)) {
            throw new IllegalArgumentException("a retention policy names a kind of data and a role");
        }
    }

    /** Whether the text can be one of both. */
    public static boolean isValid(String text) {
        return NAME.matcher(text).matches() && !text.isBlank();
    }

    @Override
    public String kind() {
        return "retention";
    }

    @Override
    public String value() {
        return data + "/" + role;
    }

    @Override
    public String toString() {
        return kind() + ":" + value();
    }
}
