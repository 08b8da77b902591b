package io.ledgerchat.infra.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The search node as a child JVM on a loopback port, behind a password of its own.
 *
 * <p>The child ends when its standard input does, so it never outlives this JVM. It needs a moment for that, and while it
 * still holds its data folder a new one could not start: its process id is kept, and the next start waits for it.
 */
final class ElasticsearchProcess implements Supervision.Child, AutoCloseable {

    static final String USER = "ledgerchat";

    private static final System.Logger LOG = System.getLogger(ElasticsearchProcess.class.getName());
    private static final String MAIN = "io.ledgerchat.infra.embedded.search.SearchNode";
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Path home;
    private final Path nodeFolder;
    private final String password;
    private volatile @Nullable Process process;
    private volatile boolean closed;
    private final int port = FreePort.find();

    ElasticsearchProcess(HomeFolder home, Path nodeFolder) {
        this.home = home.folder("elasticsearch");
        this.nodeFolder = nodeFolder;
        this.password = home.secret("elasticsearch");
        home.folder("elasticsearch/tmp");
    }

    @Override
    public String name() {
        return "Elasticsearch";
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    @Override
    public boolean alive() {
        var current = process;
        return current != null && current.isAlive();
    }

    @Override
    public void restart() throws InterruptedException {
        start();
    }

    /** Returns when the node answers, at the first start and at every later one on the same port. */
    void start() throws InterruptedException {
        try {
            awaitPredecessor();
            if (closed) {
                throw new CannotStart("Elasticsearch was closed before it had started.");
            }
            var child = spawn();
            process = child;
            remember(child);
            awaitReady(child);
        } catch (IOException e) {
            throw new CannotStart("Elasticsearch could not be started (" + e + ").", e);
        }
    }

    private Process spawn() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(List.of(
                java,
                "-Xms128m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + home.resolve("tmp"),
                "-Des.nativelibs.path=" + home.resolve("tmp"),
                "--enable-native-access=org.elasticsearch.nativeaccess,org.elasticsearch.foreign,"
                        + "org.apache.lucene.core,ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-p",
                nodeFolder.resolve("server").toString(),
                "--add-modules",
                "ALL-MODULE-PATH",
                "-cp",
                nodeFolder.resolve("launcher/search-node-launcher.jar").toString(),
                MAIN,
                nodeFolder.toString(),
                home.toString(),
                Integer.toString(port)));
        // By the environment, which only the owner may read; arguments are public on most systems.
        command.environment().put("LEDGERCHAT_SEARCH_PASSWORD", password);
        command.environment().remove("JAVA_TOOL_OPTIONS");
        return command.directory(home.toFile()).redirectErrorStream(true).start();
    }

    private void awaitReady(Process child) throws InterruptedException {
        var ready = new CompletableFuture<Void>();
        Thread.ofVirtual().name("elasticsearch-output").start(() -> listen(child, ready));
        try {
            ready.get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            child.destroyForcibly();
            throw e;
        } catch (ExecutionException | TimeoutException e) {
            child.destroyForcibly();
            throw new CannotStart(
                    "Elasticsearch did not start: see " + home.resolve("logs/node.log") + " and the lines above.", e);
        }
    }

    private static void listen(Process child, CompletableFuture<Void> ready) {
        try (BufferedReader out = child.inputReader()) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("READY ")) {
                    ready.complete(null);
                } else {
                    LOG.log(System.Logger.Level.WARNING, "Elasticsearch says: {0}", line);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The output of Elasticsearch ended early", e);
        }
        ready.completeExceptionally(new IllegalStateException("the process ended before it was ready"));
    }

    private void remember(Process child) throws IOException {
        RunningNode.write(home, child, port);
    }

    /** A node whose parent was killed is closing itself; what does not manage that in time is ended by force. */
    private void awaitPredecessor() throws IOException, InterruptedException {
        var predecessor = RunningNode.of(home).map(RunningNode::handle);
        if (predecessor.isEmpty()) {
            return;
        }
        var end = predecessor.get().onExit();
        try {
            end.get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            predecessor.get().destroyForcibly();
        }
    }

    @Override
    public void close() {
        closed = true;
        var current = process;
        if (current == null) {
            return;
        }
        try {
            current.getOutputStream().close();
            if (!current.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                current.destroyForcibly();
            }
        } catch (IOException e) {
            current.destroyForcibly();
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
