package io.ledgerchat.api;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ledgerchat reset-password}: gives an account another password. */
@Command(
        name = "reset-password",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Gives an account another password and ends its sessions. It is asked for, or read from the standard input.",
            ""
        })
final class ResetPasswordCommand extends OperatorCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        var password = TypedPassword.read(home);
        return password.isEmpty() ? 2 : ask("reset-password", Map.of("password", password.get()));
    }
}
