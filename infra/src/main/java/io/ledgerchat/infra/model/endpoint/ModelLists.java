package io.ledgerchat.infra.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.ledgerchat.infra.model.ProxyAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks providers for their models, at most once in two minutes for one address and key; callers that come meanwhile share the
 * answer. A provider that fails, or takes longer than five seconds, has no models; that too is remembered, but not for long.
 */
final class ModelLists implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final Duration FRESH_FAILURE = Duration.ofSeconds(20);
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_MODELS = 2_000;
    private static final int MAX_LISTS = 1_000;
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}]{1,256}");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One list: where to ask, in this order, and how. {@link #toString()} hides the headers, which hold keys. */
    record Source(List<URI> addresses, Map<String, String> headers) {
        @Override
        public String toString() {
            return "Source" + addresses;
        }
    }

    private final HttpClient http;

    private final AsyncCache<Source, List<String>> lists = Caffeine.newBuilder()
            .maximumSize(MAX_LISTS)
            .expireAfter(
                    Expiry.<Source, List<String>>writing((source, models) -> models.isEmpty() ? FRESH_FAILURE : FRESH))
            .buildAsync();

    /** @param proxy through which all are asked, if there is one */
    ModelLists(Optional<URI> proxy) {
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER);
        proxy.ifPresent(address -> {
            client.proxy(ProxySelector.of(
                    InetSocketAddress.createUnresolved(address.getHost(), ProxyAddress.port(address))));
            if (address.getUserInfo() != null) {
                client.authenticator(knownToProxy(address.getUserInfo().split(":", 2)));
            }
        });
        http = client.build();
    }

    private static Authenticator knownToProxy(String[] words) {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY
                        ? new PasswordAuthentication(words[0], (words.length > 1 ? words[1] : "").toCharArray())
                        : null;
            }
        };
    }

    /** The models that the provider lists; empty when it lists none or cannot be asked. Never waits longer than 5 s. */
    List<String> of(Source source) {
        return lists.get(source, (asked, executor) -> fetch(asked)).join();
    }

    private CompletableFuture<List<String>> fetch(Source source) {
        CompletableFuture<List<String>> models = CompletableFuture.completedFuture(List.of());
        for (URI address : source.addresses()) {
            models = models.thenCompose(found ->
                    found.isEmpty() ? fetch(address, source.headers()) : CompletableFuture.completedFuture(found));
        }
        return models.completeOnTimeout(List.of(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<List<String>> fetch(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        headers.forEach(request::setHeader);
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
        CompletableFuture<List<String>> models =
                exchange.thenApply(answer -> answer.statusCode() == 200 ? parse(answer.body()) : List.<String>of());
        return models.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).exceptionally(failed -> {
            exchange.cancel(true);
            return List.of();
        });
    }

    /** OpenAI's form, {@code data[].id}, and Ollama's, {@code models[].name}. */
    static List<String> parse(byte[] body) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
        List<String> models = new ArrayList<>();
        answer.path("data").forEach(model -> add(model.path("id"), models));
        answer.path("models").forEach(model -> add(model.path("name"), models));
        return List.copyOf(models);
    }

    private static void add(JsonNode name, List<String> models) {
        boolean sane = name.isTextual() && PLAIN.matcher(name.textValue()).matches();
        if (sane && models.size() < MAX_MODELS && !models.contains(name.textValue())) {
            models.add(name.textValue());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
