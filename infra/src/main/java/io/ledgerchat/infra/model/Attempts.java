package io.ledgerchat.infra.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One question, asked up to three times. Only what failed before the first event is asked again, only after a 5xx
 * answer or a connection that failed soon, and never beyond the call's time; refusals (4xx, 429 included) fail at once
 * (contract 30 §16.5). Whatever a provider's library throws leaves here as {@link ModelFailure}; what the caller's own
 * sink throws passes unchanged.
 */
final class Attempts {
    static final String UNREACHABLE = "Connection error.";
    static final String BROKEN_OFF = "terminated";
    private static final String UNREADABLE = "The answer of the provider could not be read.";

    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(250), Duration.ofSeconds(1));

    /** A connection that took longer to fail was hanging, and would again. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private record Failed(ModelFailure failure, boolean temporary) {}

    private final Class<? extends RuntimeException> libraryFailure;
    private final Cancellation cancellation;
    private final BooleanSupplier heard;
    private final long deadline;

    /**
     * @param libraryFailure what the provider's library throws
     * @param heard whether an event has reached the caller, after which nothing is asked again
     */
    Attempts(
            Class<? extends RuntimeException> libraryFailure,
            ModelCall call,
            Cancellation cancellation,
            BooleanSupplier heard) {
        this.libraryFailure = libraryFailure;
        this.cancellation = cancellation;
        this.heard = heard;
        deadline = System.nanoTime() + call.timeout().toNanos();
    }

    /**
     * Makes attempts until one succeeds, or the call is cancelled.
     *
     * @param attempt gets the time that is left
     */
    void make(Consumer<Duration> attempt) {
        for (int failures = 0; !cancellation.isCancelled(); failures++) {
            long start = System.nanoTime();
            try {
                attempt.accept(timeLeft());
                return;
            } catch (RuntimeException e) {
                var failed = judge(e, Duration.ofNanos(System.nanoTime() - start));
                if (cancellation.isCancelled()) {
                    return;
                }
                boolean again = failed.temporary() && !heard.getAsBoolean() && failures < PAUSES.size();
                if (!again || !pause(PAUSES.get(failures))) {
                    throw failed.failure();
                }
            }
        }
    }

    private Duration timeLeft() {
        // Zero would mean "for ever" to the transport.
        return Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1_000_000));
    }

    private Failed judge(RuntimeException thrown, Duration taken) {
        if (thrown instanceof ModelFailure failure) {
            return new Failed(failure, failure.status() >= 500);
        }
        if (!libraryFailure.isInstance(thrown)) {
            throw thrown;
        }
        return switch (inputFailureIn(thrown)) {
            case null -> new Failed(new ModelFailure(0, UNREADABLE), false);
            case JsonProcessingException _ -> new Failed(new ModelFailure(0, UNREADABLE), false);
            case ProviderRefusal refusal -> new Failed(refusal.failure(), refusal.status() >= 500);
            case InterruptedIOException _ ->
                new Failed(
                        ModelFailure.late(heard.getAsBoolean() ? BROKEN_OFF : UNREACHABLE), taken.compareTo(SOON) < 0);
            case IOException _ -> {
                var message = heard.getAsBoolean() ? BROKEN_OFF : UNREACHABLE;
                yield new Failed(new ModelFailure(0, message), taken.compareTo(SOON) < 0);
            }
        };
    }

    private static @Nullable IOException inputFailureIn(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException failure) {
                return failure;
            }
        }
        return null;
    }

    /** Ends early when cancelled; false when there is no time left for another attempt. */
    private boolean pause(Duration duration) {
        if (duration.compareTo(timeLeft()) >= 0) {
            return false;
        }
        var cancelled = new CountDownLatch(1);
        cancellation.onCancel(cancelled::countDown);
        try {
            boolean early = cancelled.await(duration.toMillis(), TimeUnit.MILLISECONDS);
            return early || duration.isPositive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
