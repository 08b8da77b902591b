package io.ledgerchat.infra.model;

import com.anthropic.core.RequestOptions;
import com.anthropic.core.Timeout;
import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpRequestBody;
import com.anthropic.core.http.HttpResponse;
import com.anthropic.errors.AnthropicIoException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Carries the requests of Anthropic's library over our own connections. The library's own transport cannot be given
 * ours, and closes no socket before the first byte.
 */
final class AnthropicTransport implements HttpClient {
    private final OkHttpClient http;

    AnthropicTransport(OkHttpClient http) {
        this.http = http;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        try {
            var call = within(
                            options.timeout().orElseGet(() -> Timeout.builder().build()))
                    .newCall(translated(request));
            return new Answer(call.execute());
        } catch (IOException e) {
            throw new AnthropicIoException("Request failed", e);
        }
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("calls block their thread"));
    }

    /** Closes nothing: the connections are everybody's. */
    @Override
    public void close() {}

    private OkHttpClient within(Timeout timeout) {
        return http.newBuilder()
                .connectTimeout(timeout.connect())
                .readTimeout(timeout.read())
                .writeTimeout(timeout.write())
                .callTimeout(timeout.request())
                .build();
    }

    private static Request translated(HttpRequest request) {
        var body = request.body().<RequestBody>map(Body::new).orElse(null);
        var translated =
                new Request.Builder().url(request.url()).method(request.method().name(), body);
        for (var name : request.headers().names()) {
            request.headers().values(name).forEach(value -> translated.addHeader(name, value));
        }
        return translated.build();
    }

    private static final class Body extends RequestBody {
        private final HttpRequestBody body;

        Body(HttpRequestBody body) {
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            var type = body.contentType();
            return type == null ? null : MediaType.parse(type);
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) {
            body.writeTo(sink.outputStream());
        }
    }

    private record Answer(Response response) implements HttpResponse {
        @Override
        public int statusCode() {
            return response.code();
        }

        @Override
        public Headers headers() {
            var headers = Headers.builder();
            response.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
            return headers.build();
        }

        @Override
        public InputStream body() {
            ResponseBody body = Objects.requireNonNull(response.body());
            return body.byteStream();
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
