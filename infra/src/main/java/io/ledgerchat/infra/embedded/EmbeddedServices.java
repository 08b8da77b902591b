package io.ledgerchat.infra.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The databases of the embedded default, each in a process of its own, kept running until closed.
 *
 * <p>A process that dies is started again on its port, by itself. Until {@link #start} returns, an end of the JVM (Ctrl-C,
 * SIGTERM) also stops what it has begun; from then on the caller closes this, after everything that still writes.
 */
public final class EmbeddedServices implements AutoCloseable {

    private final Consumer<String> progress;
    private final @Nullable PostgresProcess postgres;
    private final @Nullable ElasticsearchProcess elasticsearch;
    private final List<Supervision> watches = new ArrayList<>();
    private boolean closed;

    private EmbeddedServices(
            @Nullable PostgresProcess postgres,
            @Nullable ElasticsearchProcess elasticsearch,
            Consumer<String> progress) {
        this.postgres = postgres;
        this.elasticsearch = elasticsearch;
        this.progress = progress;
    }

    /**
     * Starts the wanted parts side by side and returns when all of them serve.
     *
     * @param progress is told what is being waited for, in lines for the person at the terminal, from several threads
     * @throws CannotStart with a sentence for that person; nothing is left running then
     */
    public static EmbeddedServices start(
            HomeFolder home, boolean postgres, boolean elasticsearch, Consumer<String> progress) {
        var services = new EmbeddedServices(
                postgres ? new PostgresProcess(home) : null,
                elasticsearch ? new ElasticsearchProcess(home, SearchNodeFolder.locate()) : null,
                progress);
        var endOfJvm = new Thread(services::close, "close-embedded-services");
        Runtime.getRuntime().addShutdownHook(endOfJvm);
        var started = false;
        try {
            services.startAll();
            started = true;
        } finally {
            if (!started) {
                services.close();
            }
            keepAtEndOfJvm(endOfJvm);
        }
        return services;
    }

    private static void keepAtEndOfJvm(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already and the hook is at work.
        }
    }

    private void startAll() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new ArrayList<Future<?>>();
            if (postgres != null) {
                starts.add(threads.submit(() -> timed(postgres, "PostgreSQL 18", () -> {
                    postgres.start();
                    return postgres.port();
                })));
            }
            if (elasticsearch != null) {
                starts.add(threads.submit(() -> timed(elasticsearch, "Elasticsearch 9", () -> {
                    elasticsearch.start();
                    return elasticsearch.port();
                })));
            }
            awaitAll(starts);
        }
    }

    private @Nullable Void timed(Supervision.Child child, String title, Callable<Integer> start) throws Exception {
        progress.accept("Starting " + title + " …");
        var begun = System.nanoTime();
        var port = start.call();
        watch(child);
        progress.accept(String.format(
                Locale.ROOT,
                "%s ready on 127.0.0.1:%d after %.1f s",
                child.name(),
                port,
                (System.nanoTime() - begun) / 1e9));
        return null;
    }

    private synchronized void watch(Supervision.Child child) {
        if (!closed) {
            watches.add(Supervision.of(child));
        }
    }

    private static void awaitAll(List<Future<?>> starts) {
        try {
            for (var start : starts) {
                start.get();
            }
        } catch (ExecutionException e) {
            starts.forEach(start -> start.cancel(true));
            throw e.getCause() instanceof CannotStart refusal
                    ? refusal
                    : new CannotStart("The embedded databases could not be started (" + e.getCause() + ").", e);
        } catch (InterruptedException e) {
            starts.forEach(start -> start.cancel(true));
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was broken off.", e);
        }
    }

    /** @param database {@code ledgerchat} or {@code ledgerchat_keys} */
    public String jdbcUrl(String database) {
        return running(postgres).jdbcUrl(database);
    }

    /** The role that owns both databases. */
    public String username() {
        return PostgresProcess.USER;
    }

    public String password() {
        return running(postgres).password();
    }

    /** Stays the same for as long as this lives; the node asks every request for name and password (HTTP Basic). */
    public String elasticsearchUrl() {
        return "http://127.0.0.1:" + running(elasticsearch).port();
    }

    public String elasticsearchUsername() {
        return ElasticsearchProcess.USER;
    }

    public String elasticsearchPassword() {
        return running(elasticsearch).password();
    }

    private static <T> T running(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("This part was not asked for at the start");
        }
        return part;
    }

    /** Stops both, PostgreSQL after a checkpoint; returns when they are gone. Repeating it does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        watches.forEach(Supervision::close);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            if (elasticsearch != null) {
                threads.submit(elasticsearch::close);
            }
            if (postgres != null) {
                threads.submit(postgres::close);
            }
        }
    }
}
