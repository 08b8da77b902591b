package io.ledgerchat.api;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ledgerchat ban-user}: turns an account away for a while. */
@Command(
        name = "ban-user",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Ends the sessions of an account and turns it away for a while.", ""})
final class BanUserCommand extends OperatorCommand implements Callable<Integer> {
    @Option(names = "--minutes", paramLabel = "MINUTES", description = "For how long (default: 120).")
    private long minutes = 120;

    @Override
    public Integer call() {
        if (minutes < 1 || minutes > 5_256_000) {
            System.err.println("--minutes takes a number from 1 to 5256000.");
            return 2;
        }
        return ask("ban-user", Map.of("minutes", Long.toString(minutes)));
    }
}
