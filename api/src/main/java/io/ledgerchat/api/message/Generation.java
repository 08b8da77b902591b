package io.ledgerchat.api.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the number by which clients name one reply of a conversation. */
final class Generation {
    private Generation() {}

    static Optional<Long> read(@Nullable String number) {
        if (number == null || number.isEmpty()) {
            return Optional.empty();
        }
        try {
            long generation = Long.parseLong(number);
            if (generation >= 0 && generation <= Protocol.LARGEST) {
                return Optional.of(generation);
            }
        } catch (NumberFormatException malformed) {
            // answered below like a number that is out of range
        }
        throw Protocol.error(400, "Invalid generation identity");
    }
}
