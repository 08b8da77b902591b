package io.ledgerchat.api.configuration;

import java.time.Duration;

/**
 * One rate limit: the request after {@code max} within {@code window} is refused (contract 00 §9).
 *
 * @param maxWritten whether the operator set {@code max}; the message limiter then repeats it as a text
 * @param score what a refusal adds to the account's violations
 */
public record Limit(int max, Duration window, boolean maxWritten, int score) {
    public long windowMinutes() {
        return window.toMinutes();
    }

    /** Reads {@code <name>_MAX} and {@code <name>_WINDOW}, the window in minutes. */
    static Limit from(Variables variables, String name, int max, int minutes, String scoreName, int score) {
        return new Limit(
                variables.number(name + "_MAX", max, 0),
                Duration.ofMinutes(variables.number(name + "_WINDOW", minutes, 1)),
                variables.isSet(name + "_MAX"),
                variables.number(scoreName, score, 0));
    }

    /** The same with another bound or window. */
    public Limit with(int otherMax, Duration otherWindow) {
        return new Limit(otherMax, otherWindow, maxWritten, score);
    }
}
