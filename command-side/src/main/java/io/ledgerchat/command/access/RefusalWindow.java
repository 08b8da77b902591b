package io.ledgerchat.command.access;

import java.time.Instant;

/**
 * One kind of refusal for one key in one stretch of time.
 *
 * @param refusal the kind, such as {@code sign-in} or {@code limit-login}
 * @param key a keyed hash of what was refused, or {@link RefusalLog#OTHERS}
 */
public record RefusalWindow(String refusal, String key, Instant start) {
    @Override
    public String toString() {
        return "refusal:" + refusal + ":" + key + ":" + start.getEpochSecond();
    }
}
