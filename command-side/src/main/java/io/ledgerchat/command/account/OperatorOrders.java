package io.ledgerchat.command.account;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The port to what an operator asks for by command line and a running server does: the command line has the database, and
 * only a server has the commands. Orders hold neither tokens nor passwords, only their hashes, and are gone after a minute.
 */
public interface OperatorOrders {
    record Order(UUID id, String what, Map<String, String> details) {
        /** Names no person. */
        @Override
        public String toString() {
            return "Order[" + id + ", " + what + "]";
        }
    }

    /** What came of an order: done, or why not. */
    record Outcome(boolean done, String answer) {}

    /** Takes the next of these kinds, which then nobody else does; others are for servers of another version. */
    Optional<Order> take(Set<String> known);

    void end(UUID order, Outcome outcome);
}
