package io.ledgerchat.query.search;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Search is switched off, or its index does not answer; chatting goes on without it. */
public final class SearchUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    SearchUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
