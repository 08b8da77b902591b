package io.ledgerchat.command.message;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelFailure;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A model that says what the test wrote, may fail at the end, or goes quiet until it is cancelled. */
final class ScriptedModel implements ModelClient {
    final List<ModelCall> calls = new CopyOnWriteArrayList<>();
    private volatile List<ModelEvent> script = List.of();
    private final Deque<List<ModelEvent>> next = new ConcurrentLinkedDeque<>();
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable Error error;
    private volatile boolean hangs;
    private volatile String failing = "";
    volatile String title = "What a Fjord Is";

    void says(ModelEvent... events) {
        script = List.of(events);
        failure = null;
        hangs = false;
    }

    /** What it says when it is asked once more within the same reply, or later. */
    void thenSays(ModelEvent... events) {
        next.add(List.of(events));
    }

    void failsAfter(RuntimeException why, ModelEvent... events) {
        says(events);
        failure = why;
    }

    /** The model of this name fails after it has said what all say. */
    void failsOnlyAs(String model, RuntimeException why) {
        failing = model;
        failure = why;
    }

    /** It is broken in itself. */
    void breaks(Error how) {
        error = how;
    }

    void hangsAfter(ModelEvent... events) {
        says(events);
        hangs = true;
    }

    @Override
    public void stream(ModelCall call, Consumer<ModelEvent> sink, Cancellation cancellation) {
        calls.add(call);
        script.forEach(sink);
        var why = failure;
        if (why != null && (failing.isEmpty() || failing.equals(call.model()))) {
            throw why;
        }
        if (error != null) {
            throw error;
        }
        if (hangs) {
            var cancelled = new CountDownLatch(1);
            cancellation.onCancel(cancelled::countDown);
            try {
                cancelled.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        if (!next.isEmpty()) {
            script = next.remove();
        }
        sink.accept(new ModelEvent.Finished("stop"));
    }

    @Override
    public Completion complete(ModelCall call, Cancellation cancellation) {
        calls.add(call);
        if (title.isEmpty()) {
            throw new ModelFailure(500, "500 boom");
        }
        return new Completion(title, null);
    }
}
