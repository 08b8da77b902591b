package io.ledgerchat.query.view;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** An event that one view cannot take: its projection or the statements of it failed. */
final class ViewFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String view;

    private ViewFailure(String view, Exception cause) {
        super("View " + view + " cannot take an event", cause);
        this.view = view;
    }

    /** The failure as one of this view's, or as it is when the database is away, which is nobody's. */
    static RuntimeException of(String view, Exception cause) {
        return switch (cause) {
            case ViewFailure known -> known;
            case TransientDataAccessException passing -> passing;
            case DataAccessResourceFailureException away -> away;
            default -> new ViewFailure(view, cause);
        };
    }

    String view() {
        return view;
    }
}
