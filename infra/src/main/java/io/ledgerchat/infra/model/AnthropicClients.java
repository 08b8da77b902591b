package io.ledgerchat.infra.model;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientImpl;
import com.anthropic.core.ClientOptions;
import com.anthropic.core.LogLevel;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ledgerchat.command.model.ModelEndpoint;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * One client of Anthropic's library per address and key, all on the same connections. The library's retries, its logging
 * (which can show messages) and its reading of the environment are off. Forgetting a client closes nothing.
 */
final class AnthropicClients {
    /**
     * The version of the interface that takes the parameters people can set. The next one, the library's own choice,
     * refuses every call with {@code temperature}, {@code top_p} or {@code top_k}.
     */
    private static final String VERSION = "2023-06-01";

    private record Address(@Nullable URI baseUrl, String apiKey) {
        @Override
        public String toString() {
            return "Address[" + baseUrl + "]";
        }
    }

    private final AnthropicTransport transport;
    private final Cache<Address, AnthropicClient> clients = Caffeine.newBuilder()
            .maximumSize(256)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    AnthropicClients(OkHttpClient http) {
        transport = new AnthropicTransport(http);
    }

    AnthropicClient of(ModelEndpoint endpoint) {
        return clients.get(new Address(Addresses.checked(endpoint), HeaderValues.key(endpoint)), this::client);
    }

    private AnthropicClient client(Address address) {
        var options = ClientOptions.builder()
                .httpClient(transport)
                .replaceHeaders("anthropic-version", VERSION)
                .replaceHeaders("x-api-key", address.apiKey())
                .maxRetries(0)
                .logLevel(LogLevel.OFF);
        if (address.baseUrl() != null) {
            options.baseUrl(address.baseUrl().toString());
        }
        return new AnthropicClientImpl(options.build());
    }
}
