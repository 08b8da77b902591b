package io.ledgerchat.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.NodeSdk;
import io.ledgerchat.api.support.RunningLedgerChat;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A first user's life through LibreChat's own npm SDK against the packaged application on an empty home folder, and
 * again after every process of it was killed.
 *
 * <p>Needs Node and npm; where they are missing it reports that it did not run.
 */
class FirstUsersLifeIT {
    private static final Path JAR = Path.of("target", "ledgerchat.jar").toAbsolutePath();

    @Test
    void nothingAcknowledgedIsMissingAfterEveryProcessWasKilled() throws Exception {
        var sdk = NodeSdk.installed();
        Path home = RunningLedgerChat.temporaryHome().toAbsolutePath();
        Path state = home.resolveSibling(home.getFileName() + "-acknowledged.json");

        var first = Served.start(home);
        try {
            sdk.run("life.mjs", first.address(), "live", state.toString());
        } finally {
            first.killEverything();
        }
        var second = Served.start(home);
        try {
            sdk.run("life.mjs", second.address(), "remember", state.toString());
        } finally {
            second.stop();
        }
        assertThat(second.descendantsLeft())
                .as("processes left behind by a normal stop")
                .isEmpty();
    }

    /** The packaged application in a process of its own. */
    private record Served(Process process, String address, List<ProcessHandle> family) {
        static Served start(Path home) throws Exception {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Daxoniq.update-checker.disabled=true",
                    "-Ddisable-axoniq-console-message=true",
                    "-jar",
                    JAR.toString(),
                    "--home",
                    home.toString(),
                    "--port",
                    "0"));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("LEDGERCHAT_") || name.equals("HOST"));
            builder.environment().put("LEDGERCHAT_VIEWS_WAIT", "PT8S"); // as RunningLedgerChat
            Process process = builder.start();
            var address = new CompletableFuture<String>();
            var said = new StringBuffer();
            Thread.ofVirtual().start(() -> {
                try (BufferedReader lines = process.inputReader()) {
                    for (String line; (line = lines.readLine()) != null; ) {
                        said.append(line).append('\n');
                        if (line.startsWith("LedgerChat is ready at ")) {
                            address.complete(line.split(" ")[4]);
                        }
                    }
                } catch (IOException ended) {
                    // Its end is what is reported below.
                }
                address.completeExceptionally(new IllegalStateException("it ended before it was ready: " + said));
            });
            String ready = address(address, process, said);
            try (Stream<ProcessHandle> family = process.descendants()) {
                return new Served(process, ready, family.toList());
            }
        }

        private static String address(CompletableFuture<String> ready, Process process, StringBuffer said)
                throws Exception {
            try {
                return ready.get(10, TimeUnit.MINUTES);
            } catch (TimeoutException late) {
                process.destroyForcibly();
                throw new IllegalStateException("it was not ready in time: " + said, late);
            }
        }

        /** As the power would: the application first, so that it restarts nothing. */
        void killEverything() {
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            family.forEach(member -> member.onExit().join());
        }

        void stop() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                killEverything();
            }
        }

        List<ProcessHandle> descendantsLeft() {
            return family.stream().filter(ProcessHandle::isAlive).toList();
        }
    }
}
