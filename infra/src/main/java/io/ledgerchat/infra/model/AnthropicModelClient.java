package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelFailure;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/** Refuses; the adapter to Anthropic's messages follows. */
final class AnthropicModelClient implements ModelClient {
    AnthropicModelClient(OkHttpClient http, Patience patience) {}

    @Override
    public void stream(ModelCall call, Consumer<ModelEvent> sink, Cancellation cancellation) {
        throw new ModelFailure(501, "501 not available yet");
    }

    @Override
    public String complete(ModelCall call, Cancellation cancellation) {
        throw new ModelFailure(501, "501 not available yet");
    }
}
