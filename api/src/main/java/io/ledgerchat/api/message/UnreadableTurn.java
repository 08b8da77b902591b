package io.ledgerchat.api.message;

/**
 * A turn that is refused in the form of a stream, as the reference does (contract 30 §4.2): the client shows the text. No
 * stack trace, for it is an answer.
 */
final class UnreadableTurn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTurn(String text) {
        super(text, null, false, false);
    }
}
