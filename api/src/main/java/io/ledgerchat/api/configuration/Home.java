package io.ledgerchat.api.configuration;

import io.ledgerchat.infra.embedded.HomeFolder;
import java.nio.file.Path;

/**
 * The folder where this installation keeps what belongs to it: the command line's, else {@code LEDGERCHAT_HOME}, else {@code
 * ~/.ledgerchat}.
 */
public record Home(Path path) {
    public static Home from(Variables variables) {
        return new Home(HomeFolder.locate(variables.text("ledgerchat.home").orElse(null), variables::text));
    }
}
