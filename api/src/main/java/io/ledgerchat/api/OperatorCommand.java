package io.ledgerchat.api;

import io.ledgerchat.command.account.OperatorOrders.Outcome;
import io.ledgerchat.infra.account.CommandLineOrders;
import io.ledgerchat.infra.connection.Connections;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Something that an operator asks the running server to do about one person's account. */
abstract class OperatorCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Mixin
    final HomeOption home = new HomeOption();

    @Parameters(index = "0", paramLabel = "EMAIL", description = "The address that the person signs in with.")
    private String email = "";

    /** Prints what came of it, or why nothing did. */
    final int ask(String what, Map<String, String> more) {
        return home.withRunningLog(log -> {
            var outcome = outcome(log, what, more);
            if (outcome.isEmpty()) {
                System.err.println(
                        "No server that knows how to do this answered within " + PATIENCE.toSeconds() + " s.");
                return FailedCommand.FAILED;
            }
            if (!outcome.get().done()) {
                System.err.println(outcome.get().answer());
                return 1;
            }
            System.out.println(told(outcome.get().answer()));
            return 0;
        });
    }

    /** What the operator is told of an answer. */
    String told(String answer) {
        return answer;
    }

    private Optional<Outcome> outcome(Connections.Database log, String what, Map<String, String> more) {
        var details = new LinkedHashMap<>(more);
        details.put("email", email);
        try (var orders = CommandLineOrders.open(log)) {
            return orders.give(what, details, PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
