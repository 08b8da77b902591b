package io.ledgerchat.infra.ledger;

import java.io.Serial;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** The log holds, or is about to hold, a kind of event that this version does not know. Nobody may read past it. */
public final class UnknownEventException extends SerializationException {
    @Serial
    private static final long serialVersionUID = 1L;

    private UnknownEventException(String message) {
        super(message);
    }

    static UnknownEventException stored(String name, @Nullable String revision) {
        return new UnknownEventException("no event is stored as " + name + ", revision " + revision
                + ", in this version; was the log written by a newer one?");
    }

    static UnknownEventException spoken(Class<?> type) {
        return new UnknownEventException(type.getName() + " is not in the catalogue of events");
    }
}
