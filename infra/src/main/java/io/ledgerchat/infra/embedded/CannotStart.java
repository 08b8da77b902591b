package io.ledgerchat.infra.embedded;

import org.jspecify.annotations.Nullable;

/** The start is refused; the message is one sentence for the person at the terminal and says what to do about it. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
