package io.ledgerchat.infra.model;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import io.ledgerchat.command.model.ModelEndpoint;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * One client of OpenAI's library per address and key, all on the same connections. The library's retries, its logging
 * (which can show messages) and its reading of the environment are off. Forgetting a client closes nothing.
 */
final class OpenAiClients {
    private record Address(@Nullable URI baseUrl, String apiKey) {
        @Override
        public String toString() {
            return "Address[" + baseUrl + "]";
        }
    }

    private final OkHttpClient http;
    private final Cache<Address, OpenAIClient> clients = Caffeine.newBuilder()
            .maximumSize(256)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    OpenAiClients(OkHttpClient http) {
        this.http = http;
    }

    OpenAIClient of(ModelEndpoint endpoint) {
        return clients.get(new Address(Addresses.checked(endpoint), HeaderValues.key(endpoint)), this::client);
    }

    private OpenAIClient client(Address address) {
        var client = OpenAIOkHttpClient.builder()
                .okHttpClient(http)
                .apiKey(address.apiKey())
                .maxRetries(0)
                .logLevel(LogLevel.OFF);
        if (address.baseUrl() != null) {
            client.baseUrl(address.baseUrl().toString());
        }
        return client.build();
    }
}
