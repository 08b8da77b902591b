package io.ledgerchat.api;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ledgerchat delete-user}: deletes an account. */
@Command(
        name = "delete-user",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Deletes an account as its owner could, with all that it owns.", ""})
final class DeleteUserCommand extends OperatorCommand implements Callable<Integer> {
    @Option(names = "--yes", required = true, description = "There is no way back.")
    private boolean sure;

    @Override
    public Integer call() {
        return sure ? ask("delete-user", Map.of()) : 2;
    }
}
