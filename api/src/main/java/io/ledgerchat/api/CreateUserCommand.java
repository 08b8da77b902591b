package io.ledgerchat.api;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ledgerchat create-user}: opens an account. */
@Command(
        name = "create-user",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Opens an account with a proven address. The password is asked for, or read from the standard input.",
            ""
        })
final class CreateUserCommand extends OperatorCommand implements Callable<Integer> {
    @Parameters(index = "1", paramLabel = "NAME", description = "The person's name.")
    private String name = "";

    @Override
    public Integer call() {
        var password = TypedPassword.read(home);
        if (password.isEmpty()) {
            return 2;
        }
        return ask("create-user", Map.of("name", name, "password", password.get()));
    }
}
