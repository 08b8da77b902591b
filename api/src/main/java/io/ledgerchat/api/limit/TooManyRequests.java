package io.ledgerchat.api.limit;

import io.ledgerchat.api.configuration.Limit;
import java.io.Serial;

/** A limiter refuses; the headers are on the response already. {@link #getMessage()} is the text for the client. */
public final class TooManyRequests extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Limit limit;
    private final boolean perPerson;

    TooManyRequests(Limiter limiter, Limit limit, boolean perPerson) {
        super(limiter.message(limit), null, false, false);
        this.limit = limit;
        this.perPerson = perPerson;
    }

    public Limit limit() {
        return limit;
    }

    /** Whether the person's own limit was hit, else that of the address. */
    public boolean isPerPerson() {
        return perPerson;
    }
}
