package io.ledgerchat.api.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The packaged application in a process of its own, which can be killed. */
public final class LedgerChatProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "ledgerchat.jar").toAbsolutePath();

    private final Process process;
    private final URI address;

    private LedgerChatProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Returns when it serves. */
    public static LedgerChatProcess start(Path home, Map<String, String> environment) throws Exception {
        Process process = command(environment, "--home", home.toString(), "--port", "0");
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
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
        try {
            return new LedgerChatProcess(process, URI.create(address.get(10, TimeUnit.MINUTES)));
        } catch (TimeoutException late) {
            process.destroyForcibly();
            throw new IllegalStateException("it was not ready in time: " + said, late);
        }
    }

    /** What a command beside the server answered. */
    public record Said(int code, String text) {}

    /** Runs another command of it to its end. */
    public static Said run(Map<String, String> environment, String... arguments) throws Exception {
        Process process = command(environment, arguments);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static Process command(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Daxoniq.update-checker.disabled=true",
                "-Ddisable-axoniq-console-message=true",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LEDGERCHAT_") || name.equals("HOST"));
        builder.environment().put("LEDGERCHAT_VIEWS_WAIT", "PT8S"); // as RunningLedgerChat
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A client that nobody is signed in at. */
    public TestClient client() {
        return new TestClient(address::resolve);
    }

    /** Lets it live for a while, then ends it at once, as {@code kill -9} does; returns when it is gone. */
    public void killAfter(Duration time) throws InterruptedException {
        if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("it ended by itself");
        }
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
