package io.ledgerchat.infra.model;

import com.anthropic.core.RequestOptions;
import com.anthropic.core.Timeout;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.SseException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.fasterxml.jackson.databind.JsonNode;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEvent;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/** Anthropic's messages, by Anthropic's own library. */
final class AnthropicModelClient implements ModelClient {
    private final AnthropicClients clients;
    private final Patience patience;

    AnthropicModelClient(OkHttpClient http, Patience patience) {
        clients = new AnthropicClients(http);
        this.patience = patience;
    }

    @Override
    public void stream(ModelCall call, Consumer<ModelEvent> sink, Cancellation cancellation) {
        var parameters = AnthropicParameters.of(call);
        var request = AnthropicRequest.of(call, parameters);
        var listener = new Listener(sink);
        attempts(call, cancellation, listener::heard).make(left -> {
            var answer = new AnthropicAnswer(listener);
            if (parameters.stream()) {
                listen(call, request, answer, cancellation, left);
            } else {
                answer.accept(ask(call, request, cancellation, left));
            }
            if (!cancellation.isCancelled()) {
                answer.finish();
            }
        });
    }

    @Override
    public Completion complete(ModelCall call, Cancellation cancellation) {
        var request = AnthropicRequest.of(call, AnthropicParameters.of(call, false));
        var told = new Told();
        attempts(call, cancellation, () -> false).make(left -> {
            var answer = new AnthropicAnswer(told);
            answer.accept(ask(call, request, cancellation, left));
            answer.finish();
        });
        return told.completion();
    }

    private static Attempts attempts(ModelCall call, Cancellation cancellation, BooleanSupplier heard) {
        return new Attempts(AnthropicException.class, call, cancellation, heard);
    }

    @SuppressWarnings("MustBeClosed") // The supplier's answer is closed by the try around it.
    private void listen(
            ModelCall call,
            MessageCreateParams request,
            AnthropicAnswer answer,
            Cancellation cancellation,
            Duration left) {
        var messages = clients.of(call.endpoint()).messages();
        var options = options(patience.within(left), left);
        ProviderHttp.during(cancellation, call.endpoint(), () -> {
            try (var pieces = messages.createStreaming(request, options)) {
                var events = pieces.stream().iterator();
                while (!cancellation.isCancelled() && events.hasNext()) {
                    answer.accept(events.next());
                }
            } catch (SseException e) {
                throw ProviderRefusal.insideStream(e.body().convert(JsonNode.class));
            }
        });
    }

    private Message ask(ModelCall call, MessageCreateParams request, Cancellation cancellation, Duration left) {
        var messages = clients.of(call.endpoint()).messages();
        var options = options(patience.silentFor(left), left);
        return ProviderHttp.during(cancellation, call.endpoint(), () -> messages.create(request, options));
    }

    private static RequestOptions options(Patience patience, Duration whole) {
        var timeout = Timeout.builder()
                .connect(patience.connect())
                .read(patience.silence())
                .write(patience.connect())
                .request(whole);
        return RequestOptions.builder().timeout(timeout.build()).build();
    }
}
