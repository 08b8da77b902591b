package io.ledgerchat.infra.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The databases of the embedded default, each in a process of its own, kept running until closed.
 *
 * <p>A process that dies is started again on its port, by itself. Until {@link #start} returns, an end of the JVM (Ctrl-C,
 * SIGTERM) also stops what it has begun; from then on the caller closes this, after everything that still writes.
 */
public final class EmbeddedServices implements AutoCloseable {

    /** What brings a child up, or fails. */
    private interface Start {
        void run() throws Exception;
    }

    private final Consumer<String> progress;
    private final @Nullable PostgresProcess postgres;
    private final @Nullable ElasticsearchProcess elasticsearch;
    private final List<Supervision> watches = new ArrayList<>();
    private volatile CompletableFuture<Void> search = CompletableFuture.completedFuture(null);
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
     * Starts the wanted parts side by side and returns when PostgreSQL serves. Elasticsearch goes on starting beside the
     * application, which can do without it for a while; its address is known already. {@link #awaitReady} waits for it.
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
            letGo(endOfJvm);
        }
        return services;
    }

    private static void letGo(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already and the hook is at work.
        }
    }

    private void startAll() {
        if (elasticsearch != null) {
            search = begin(() -> startElasticsearch(elasticsearch));
        }
        if (postgres != null) {
            await(begin(() -> timed(postgres, "PostgreSQL 18", postgres::start, postgres::port)));
        }
    }

    private static CompletableFuture<Void> begin(Start start) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().name("embedded-start").start(() -> {
            try {
                start.run();
                done.complete(null);
            } catch (Throwable e) {
                // Errors too: a missing class must end the wait, not lengthen it for ever.
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private void startElasticsearch(ElasticsearchProcess child) throws Exception {
        try {
            timed(child, "Elasticsearch 9", child::start, child::port);
        } catch (CannotStart e) {
            // Nobody need be waiting. The chat works without it, and the watch goes on trying.
            if (watch(child)) {
                progress.accept(e.getMessage());
            }
            throw e;
        }
    }

    private void timed(Supervision.Child child, String title, Start start, IntSupplier port) throws Exception {
        progress.accept("Starting " + title + " …");
        var begun = System.nanoTime();
        start.run();
        watch(child);
        var seconds = (System.nanoTime() - begun) / 1e9;
        progress.accept(String.format(
                Locale.ROOT, "%s ready on 127.0.0.1:%d after %.1f s", child.name(), port.getAsInt(), seconds));
    }

    private synchronized boolean watch(Supervision.Child child) {
        return !closed && watches.add(Supervision.of(child));
    }

    /** Returns when all wanted parts have served once, or throws what kept one from it. */
    public void awaitReady() {
        await(search);
    }

    private static void await(CompletableFuture<Void> start) {
        try {
            start.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CannotStart refusal
                    ? refusal
                    : new CannotStart("The embedded databases could not be started (" + e.getCause() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was broken off.", e);
        }
    }

    /** Where {@code ledgerchat} or {@code ledgerchat_keys} is, the same for as long as this lives. */
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
                threads.execute(elasticsearch::close);
            }
            if (postgres != null) {
                threads.execute(postgres::close);
            }
        }
    }
}
