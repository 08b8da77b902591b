package io.ledgerchat.api.message;

/** Nobody can say which endpoint is meant; told in the form of a stream, as the reference does (contract 30 §4.2). */
final class UnreadableTurn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTurn() {
        super("the endpoint is missing or not known", null, false, false);
    }
}
