package io.ledgerchat.api.configuration;

import java.nio.file.Path;

/**
 * The folder where this installation keeps what belongs to it: the command line's, else {@code LEDGERCHAT_HOME}, else {@code
 * ~/.ledgerchat}.
 */
public record Home(Path path) {
    public static Home from(Variables variables) {
        return new Home(variables
                .text("ledgerchat.home")
                .or(() -> variables.text("LEDGERCHAT_HOME"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".ledgerchat"))
                .toAbsolutePath()
                .normalize());
    }
}
