package io.ledgerchat.api;

import io.ledgerchat.api.configuration.SignInSettings;
import io.ledgerchat.infra.account.CommandLineOrders;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A password as an operator types it; what leaves here is its hash. */
final class TypedPassword {
    private static final int LONGEST = 128;

    private TypedPassword() {}

    /** Empty, and said so, when it cannot be one. */
    static Optional<String> read(HomeOption home) {
        var typed = typed();
        int shortest = SignInSettings.from(home.configured().variables()).shortestPassword();
        if (typed.isBlank() || typed.length() < shortest || typed.length() > LONGEST) {
            System.err.println("A password has " + shortest + " to " + LONGEST + " characters.");
            return Optional.empty();
        }
        return Optional.of(CommandLineOrders.hash(typed).encoded());
    }

    private static String typed() {
        var terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent()) {
            var characters = terminal.get().readPassword("Password: ");
            return characters == null ? "" : new String(characters);
        }
        try {
            // Not closed: it is the process's own.
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
