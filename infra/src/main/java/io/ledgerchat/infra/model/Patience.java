package io.ledgerchat.infra.model;

import java.time.Duration;

/**
 * How long a provider may keep us waiting, beside the bound that each call brings for the whole.
 *
 * @param connect until there is a connection
 * @param silence between two pieces of a stream; long, because some models think in silence
 */
record Patience(Duration connect, Duration silence) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofMinutes(5));

    /** For a stream, of which something must be heard from time to time. */
    Patience within(Duration left) {
        return new Patience(shorter(connect, left), shorter(silence, left));
    }

    /** For an answer that comes as a whole, and is silent until then. */
    Patience silentFor(Duration left) {
        return new Patience(shorter(connect, left), left);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
