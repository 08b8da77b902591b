package io.ledgerchat.infra.key;

import java.io.Serial;

/** A personal field does not fit its key or its place: it was changed, or moved from another field or event. */
public final class AlteredFieldException extends UnreadableFieldException {
    @Serial
    private static final long serialVersionUID = 1L;

    public AlteredFieldException(String place) {
        super("the personal field " + place + " does not fit its key or its place");
    }
}
