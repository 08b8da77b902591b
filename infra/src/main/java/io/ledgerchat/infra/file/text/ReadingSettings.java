package io.ledgerchat.infra.file.text;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the process that reads documents.
 *
 * @param folder where its jars lie, in {@code lib}
 * @param patience for one document
 * @param memory of its heap, in megabytes
 * @param largest document that it is given, in bytes
 */
record ReadingSettings(Path folder, Duration patience, int memory, long largest) {
    static final String PROPERTY = "ledgerchat.text-extraction";

    /** The folder {@code text-extraction} beside the application's jar, unless the system property names another. */
    static Path locate() {
        @Nullable String configured = System.getProperty(PROPERTY);
        if (configured != null && !configured.isBlank()) {
            return Path.of(configured).toAbsolutePath().normalize();
        }
        var jar = System.getProperty("java.class.path").split(File.pathSeparator, 2)[0];
        return Path.of(jar).toAbsolutePath().normalize().resolveSibling("text-extraction");
    }
}
