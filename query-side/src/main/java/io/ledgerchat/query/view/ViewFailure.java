package io.ledgerchat.query.view;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** An event that one view cannot take: its projection or the statements of it failed. */
final class ViewFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String view;
    private final @Nullable String event;

    private ViewFailure(String view, @Nullable String event, Exception cause) {
        super("View " + view + " cannot take an event", cause);
        this.view = view;
        this.event = event;
    }

    /** The failure as one of this view's, or as it is when the database is away, which is nobody's. */
    static RuntimeException of(String view, @Nullable String event, Exception cause) {
        return switch (cause) {
            case ViewFailure known -> known;
            case TransientDataAccessException passing -> passing;
            case DataAccessResourceFailureException away -> away;
            default -> new ViewFailure(view, event, cause);
        };
    }

    String view() {
        return view;
    }

    /** The id of the event, if it is known which one it was. */
    Optional<String> event() {
        return Optional.ofNullable(event);
    }
}
