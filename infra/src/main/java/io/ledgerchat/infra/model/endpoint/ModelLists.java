package io.ledgerchat.infra.model.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.ledgerchat.infra.model.ProxyAddress;
import io.ledgerchat.infra.model.PublicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks providers for their models, at most once in two minutes for one address and key; callers that come meanwhile share the
 * answer. Only the first waits for it: later ones are told the list that is known while it is asked for anew behind them. A
 * provider that fails, or takes longer than five seconds, keeps its list; without one it has no models, and is asked again
 * soon.
 */
final class ModelLists implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final Duration FRESH_FAILURE = Duration.ofSeconds(20);

    /** How long a list is kept for which nobody asks. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_MODELS = 2_000;
    private static final int MAX_LISTS = 1_000;
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}]{1,256}");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One list: where to ask, in this order, and how. {@link #toString()} hides the headers, which hold keys.
     *
     * @param publicOnly whether the addresses may lead out to the public network only, because a person brought them
     */
    record Source(List<URI> addresses, boolean publicOnly, Map<String, String> headers) {
        @Override
        public String toString() {
            return "Source" + addresses;
        }
    }

    private final OkHttpClient http;
    private final OkHttpClient outward;
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

    private final AsyncLoadingCache<Source, List<String>> lists;

    /** @param proxy through which all are asked, if there is one; it finds their addresses itself */
    ModelLists(Optional<URI> proxy) {
        this(proxy, Ticker.systemTicker());
    }

    ModelLists(Optional<URI> proxy, Ticker time) {
        lists = Caffeine.newBuilder()
                .maximumSize(MAX_LISTS)
                .expireAfter(Expiry.<Source, List<String>>writing(
                        (source, models) -> models.isEmpty() ? FRESH_FAILURE : KEPT))
                .refreshAfterWrite(FRESH)
                .ticker(time)
                .buildAsync(new Asking());
        var client = new OkHttpClient.Builder()
                .callTimeout(PATIENCE)
                .followRedirects(false)
                .followSslRedirects(false);
        proxy.ifPresent(address -> ProxyAddress.through(client, address));
        http = client.build();
        outward = proxy.isPresent()
                ? http
                : http.newBuilder().dns(new PublicNames()).build();
    }

    /** The models that the provider lists; empty when it lists none or cannot be asked. Never waits longer than 5 s. */
    List<String> of(Source source) {
        return lists.get(source).join();
    }

    private final class Asking implements AsyncCacheLoader<Source, List<String>> {
        @Override
        public CompletableFuture<List<String>> asyncLoad(Source source, Executor executor) {
            return CompletableFuture.supplyAsync(() -> fetch(source), asking)
                    .completeOnTimeout(List.of(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public CompletableFuture<List<String>> asyncReload(Source source, List<String> known, Executor executor) {
            return asyncLoad(source, executor).thenApply(models -> models.isEmpty() ? known : models);
        }
    }

    private List<String> fetch(Source source) {
        return source.addresses().stream()
                .map(address -> fetch(address, source))
                .filter(models -> !models.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<String> fetch(URI address, Source source) {
        try {
            var request = new Request.Builder().url(address.toString());
            source.headers().forEach(request::header);
            var client = source.publicOnly() ? outward : http;
            try (var answer = client.newCall(request.build()).execute()) {
                return answer.code() == 200 ? parse(start(answer)) : List.of();
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException cannotBeAsked) {
            return List.of();
        }
    }

    /** What is longer is no JSON any more where it is cut. */
    private static byte[] start(Response answer) throws IOException {
        return Objects.requireNonNull(answer.body()).byteStream().readNBytes(MAX_BYTES);
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
        asking.shutdownNow();
        http.connectionPool().evictAll();
    }
}
