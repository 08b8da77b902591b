package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelEvent;
import java.util.function.Consumer;

/** Hands events on, and remembers that there was one. */
final class Listener implements Consumer<ModelEvent> {
    private final Consumer<ModelEvent> sink;
    private boolean heard;

    Listener(Consumer<ModelEvent> sink) {
        this.sink = sink;
    }

    @Override
    public void accept(ModelEvent event) {
        heard = true;
        sink.accept(event);
    }

    boolean heard() {
        return heard;
    }
}
