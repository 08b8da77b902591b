package io.ledgerchat.command.account;

import java.util.Map;
import java.util.Optional;
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

    /** Takes the next one, which then nobody else does. */
    Optional<Order> take();

    void end(UUID order, Outcome outcome);
}
