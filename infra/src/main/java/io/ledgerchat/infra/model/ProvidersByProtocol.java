package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEvent;
import java.util.function.Consumer;

/** The way to every provider: the protocol of the endpoint decides who asks. */
record ProvidersByProtocol(ModelClient openAi, ModelClient anthropic) implements ModelClient {
    @Override
    public void stream(ModelCall call, Consumer<ModelEvent> sink, Cancellation cancellation) {
        asked(call).stream(call, sink, cancellation);
    }

    @Override
    public Completion complete(ModelCall call, Cancellation cancellation) {
        return asked(call).complete(call, cancellation);
    }

    private ModelClient asked(ModelCall call) {
        return switch (call.endpoint().protocol()) {
            case OPENAI -> openAi;
            case ANTHROPIC -> anthropic;
        };
    }
}
