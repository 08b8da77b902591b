package io.ledgerchat.infra.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIException;
import com.openai.errors.SseException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEvent;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/**
 * Chat completions of OpenAI and of every endpoint that speaks the same protocol, by OpenAI's own library (contract 30
 * §18).
 */
final class OpenAiModelClient implements ModelClient {
    private final OpenAiClients clients;
    private final Patience patience;

    OpenAiModelClient(OkHttpClient http, Patience patience) {
        clients = new OpenAiClients(http);
        this.patience = patience;
    }

    @Override
    public void stream(ModelCall call, Consumer<ModelEvent> sink, Cancellation cancellation) {
        var parameters = OpenAiParameters.of(call);
        var request = OpenAiRequest.of(call, parameters, parameters.stream());
        var listener = new Listener(sink);
        attempts(call, cancellation, listener::heard).make(left -> {
            var answer = new OpenAiAnswer(call.endpoint().reasoningKey(), listener);
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
        var request = OpenAiRequest.of(call, OpenAiParameters.of(call), false);
        var told = new Told();
        attempts(call, cancellation, () -> false).make(left -> {
            var answer = new OpenAiAnswer(call.endpoint().reasoningKey(), told);
            answer.accept(ask(call, request, cancellation, left));
            answer.finish();
        });
        return told.completion();
    }

    private static Attempts attempts(ModelCall call, Cancellation cancellation, BooleanSupplier heard) {
        return new Attempts(OpenAIException.class, call, cancellation, heard);
    }

    @SuppressWarnings("MustBeClosed") // The supplier's answer is closed by the try around it.
    private void listen(
            ModelCall call,
            ChatCompletionCreateParams request,
            OpenAiAnswer answer,
            Cancellation cancellation,
            Duration left) {
        var completions = clients.of(call.endpoint()).chat().completions();
        var options = options(patience.within(left), left);
        ProviderHttp.during(cancellation, call.endpoint(), () -> {
            try (var pieces = completions.createStreaming(request, options)) {
                var chunks = pieces.stream().iterator();
                while (!cancellation.isCancelled() && chunks.hasNext()) {
                    answer.accept(chunks.next());
                }
            } catch (SseException e) {
                answer.release();
                throw ProviderRefusal.insideStream(e.body().convert(JsonNode.class));
            } catch (OpenAIException e) {
                answer.release();
                throw e;
            }
        });
    }

    private ChatCompletion ask(
            ModelCall call, ChatCompletionCreateParams request, Cancellation cancellation, Duration left) {
        var completions = clients.of(call.endpoint()).chat().completions();
        var options = options(patience.silentFor(left), left);
        return ProviderHttp.during(cancellation, call.endpoint(), () -> completions.create(request, options));
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
