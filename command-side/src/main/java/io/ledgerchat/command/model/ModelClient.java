package io.ledgerchat.command.model;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The port to model providers. */
public interface ModelClient {
    /**
     * Asks and hands every event to {@code sink}, in order, on the calling thread; returns after {@link
     * ModelEvent.Finished}. Retries, at most twice, only before the first event. When cancelled it closes the socket and
     * returns early without {@code Finished}.
     *
     * @throws ModelFailure when the provider refuses, cannot be reached or breaks off
     */
    void stream(ModelCall call, Consumer<ModelEvent> sink, Cancellation cancellation);

    /**
     * Asks without streaming (used for titles).
     *
     * @throws ModelFailure as above
     */
    Completion complete(ModelCall call, Cancellation cancellation);

    /** The whole answer, and what the provider counted, if it did. */
    record Completion(String text, ModelEvent.@Nullable UsageReported usage) {}
}
