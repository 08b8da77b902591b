package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers what a model says when nobody listens along. */
final class Told implements Consumer<ModelEvent> {
    private final StringBuilder text = new StringBuilder();
    private ModelEvent.@Nullable UsageReported usage;

    @Override
    public void accept(ModelEvent event) {
        if (event instanceof ModelEvent.TextDelta(String said)) {
            text.append(said);
        } else if (event instanceof ModelEvent.UsageReported counted) {
            usage = counted;
        }
    }

    ModelClient.Completion completion() {
        return new ModelClient.Completion(text.toString(), usage);
    }
}
