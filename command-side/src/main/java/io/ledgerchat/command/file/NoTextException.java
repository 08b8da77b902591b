package io.ledgerchat.command.file;

import java.io.Serial;

/** A file gives no text, and will not give any at another try, unless the reason is a passing one. */
public final class NoTextException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    public enum Reason {
        /** Its type is not one that is read. */
        UNSUPPORTED("unsupported", false),
        /** It was read, and says nothing in letters. */
        EMPTY("no-text", false),
        /** Reading it took longer than it may. */
        TIMEOUT("timeout", false),
        /** It, or its text, is larger than it may be; so is what it unfolds to. */
        TOO_LARGE("too-large", false),
        /** The parser does not understand it, or it is locked by a password. */
        UNREADABLE("parser-error", false),
        /** The process that read it died of it. */
        CRASHED("parser-error", false),
        /** Nothing can be read at this moment. */
        UNAVAILABLE("unexpected", true);

        private final String word;
        private final boolean passing;

        Reason(String word, boolean passing) {
            this.word = word;
            this.passing = passing;
        }

        /** As events and clients name it (contract 60 §10.5). */
        public String word() {
            return word;
        }

        /** Whether another try may succeed. */
        public boolean isPassing() {
            return passing;
        }
    }

    private final Reason reason;

    public NoTextException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
