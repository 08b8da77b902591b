package io.ledgerchat.api;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ledgerchat add-balance}: gives an account credits. */
@Command(
        name = "add-balance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Gives an account credits, which it spends on models where a balance is kept.", ""})
final class AddBalanceCommand extends OperatorCommand implements Callable<Integer> {
    @Parameters(index = "1", paramLabel = "CREDITS", description = "How many; 1000000 are one US dollar.")
    private double credits;

    @Override
    public Integer call() {
        if (!(credits > 0) || credits > 1e12) {
            System.err.println("CREDITS is a number above 0.");
            return 2;
        }
        return ask("add-balance", Map.of("credits", Double.toString(credits)));
    }
}
