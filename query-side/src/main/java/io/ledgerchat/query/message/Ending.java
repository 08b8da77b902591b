package io.ledgerchat.query.message;

import java.util.Locale;

/** How a reply ended. */
public enum Ending {
    COMPLETED,
    STOPPED,
    FAILED,
    INTERRUPTED;

    /** As rows name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Ending of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether readers are told that something may be missing at its end. */
    public boolean isUnfinished() {
        return this == STOPPED || this == INTERRUPTED;
    }
}
