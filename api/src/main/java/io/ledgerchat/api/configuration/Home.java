package io.ledgerchat.api.configuration;

import java.nio.file.Path;

/** The folder where this installation keeps what belongs to it: {@code LEDGERCHAT_HOME}, else {@code ~/.ledgerchat}. */
public record Home(Path path) {
    static Home from(Variables variables) {
        return new Home(variables
                .text("LEDGERCHAT_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".ledgerchat"))
                .toAbsolutePath()
                .normalize());
    }
}
