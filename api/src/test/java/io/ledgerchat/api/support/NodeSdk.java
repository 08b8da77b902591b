package io.ledgerchat.api.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** LibreChat's npm SDK in a folder of its own, with the scripts of {@code src/test/sdk} that use it. */
public record NodeSdk(Path folder) {
    private static final Path SCRIPTS = Path.of("src", "test", "sdk");

    private static @Nullable NodeSdk installed;

    /**
     * As the lock file says, from the registry, once per build; without Node and npm the test reports that it did not
     * run.
     */
    public static synchronized NodeSdk installed() throws Exception {
        if (installed == null) {
            installed = install();
        }
        return installed;
    }

    private static NodeSdk install() throws Exception {
        assumeTrue(succeeds("node", "--version") && succeeds("npm", "--version"), "Node and npm are not here");
        Path folder = Files.createDirectories(Path.of("target", "sdk"));
        List<Path> scripts;
        try (Stream<Path> found = Files.list(SCRIPTS)) {
            scripts = found.toList();
        }
        for (Path script : scripts) {
            Files.write(folder.resolve(script.getFileName()), Files.readAllBytes(script));
        }
        var sdk = new NodeSdk(folder);
        sdk.execute("npm", "ci", "--prefer-offline", "--fetch-retries", "5", "--no-audit", "--no-fund", "--silent");
        return sdk;
    }

    /** Runs a script to its end; what it said is part of the failure if it fails. */
    public void run(String script, String... arguments) throws Exception {
        execute(Stream.concat(Stream.of("node", script), Stream.of(arguments)).toArray(String[]::new));
    }

    private void execute(String... command) throws Exception {
        Path output = Files.createTempFile(folder, "output-", ".txt");
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        int code = process.redirectOutput(output.toFile()).start().waitFor();
        assertThat(code)
                .as("%s said: %s", String.join(" ", command), Files.readString(output))
                .isZero();
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
