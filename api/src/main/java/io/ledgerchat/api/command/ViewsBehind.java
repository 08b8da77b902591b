package io.ledgerchat.api.command;

/** What is asked for is decided on views, and these are behind the log. */
public final class ViewsBehind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ViewsBehind() {
        super("The views are behind the log", null, false, false);
    }
}
