package io.ledgerchat.infra.model.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ledgerchat.command.account.ProviderKeys;
import io.ledgerchat.command.account.ProviderKeys.ProviderKey;
import io.ledgerchat.command.model.EndpointSettings;
import io.ledgerchat.command.model.ModelEndpoints.Unavailable;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.infra.model.PublicAddresses;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds address and key of an endpoint for a caller: the operator's, or the caller's own out of the vault. What is missing is
 * said in the words that clients know (contract 30 §14.2).
 */
final class AccessResolver {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter AS_BROWSERS_SAY_IT =
            DateTimeFormatter.ofPattern("M/d/yyyy, h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    private final ProviderKeys keys;
    private final PublicAddresses addresses;
    private final Clock clock;

    AccessResolver(ProviderKeys keys, PublicAddresses addresses, Clock clock) {
        this.keys = keys;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** @throws Unavailable with the text for the client */
    Access resolve(EndpointSettings endpoint, AccountId caller) {
        if (!endpoint.userProvidesKey() && !endpoint.userProvidesUrl()) {
            return new Access(configuredUrl(endpoint), false, configuredKey(endpoint));
        }
        Brought brought = brought(endpoint, caller);
        String key = endpoint.userProvidesKey() ? brought.apiKey() : configuredKey(endpoint);
        if (key == null || key.isBlank()) {
            throw typed("no_user_key");
        }
        if (!endpoint.userProvidesUrl()) {
            return new Access(configuredUrl(endpoint), false, key);
        }
        URI url = url(brought.baseUrl());
        return new Access(url, !addresses.isAllowed(url), key);
    }

    private record Brought(
            @Nullable String apiKey, @Nullable String baseUrl) {}

    private Brought brought(EndpointSettings endpoint, AccountId caller) {
        ProviderKey key = keys.find(caller, endpoint.name()).orElseThrow(() -> typed("no_user_key"));
        Instant expiresAt = key.expiresAt();
        if (expiresAt != null && expiresAt.isBefore(clock.instant())) {
            throw new Unavailable(JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "expired_user_key")
                    .put("expiredAt", AS_BROWSERS_SAY_IT.format(expiresAt))
                    .put("endpoint", endpoint.name())
                    .toString());
        }
        try {
            JsonNode value = JSON.readTree(key.value());
            if (value != null && value.isObject()) {
                return new Brought(text(value, "apiKey"), text(value, "baseURL"));
            }
        } catch (JsonProcessingException plainText) {
            // some clients store the key as it is
        }
        if (endpoint.isCustom()) {
            throw typed("invalid_user_key");
        }
        return new Brought(key.value(), null);
    }

    private static @Nullable String text(JsonNode value, String field) {
        return value.path(field).isTextual() ? value.get(field).textValue().strip() : null;
    }

    private URI url(@Nullable String brought) {
        if (brought == null || brought.isEmpty()) {
            throw typed("no_base_url");
        }
        URI address;
        try {
            address = URI.create(brought);
        } catch (IllegalArgumentException malformed) {
            throw invalidUrl("The base URL cannot be read.");
        }
        addresses.objection(address).ifPresent(objection -> {
            throw invalidUrl(objection);
        });
        return address;
    }

    private static String configuredKey(EndpointSettings endpoint) {
        String key = endpoint.apiKey();
        if (isUnresolved(key)) {
            throw new Unavailable("Missing API Key for " + endpoint.name() + ".");
        }
        if (key.isBlank()) {
            throw new Unavailable(endpoint.name() + " API key not provided.");
        }
        return key;
    }

    private static @Nullable URI configuredUrl(EndpointSettings endpoint) {
        String url = endpoint.baseUrl();
        if (url == null) {
            return null;
        }
        if (isUnresolved(url)) {
            throw new Unavailable("Missing Base URL for " + endpoint.name() + ".");
        }
        if (url.isBlank()) {
            throw new Unavailable(endpoint.name() + " Base URL not provided.");
        }
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException malformed) {
            throw invalidUrl("The base URL cannot be read.");
        }
    }

    private static boolean isUnresolved(String value) {
        return value.strip().matches("\\$\\{[A-Za-z_][A-Za-z0-9_]*}");
    }

    private static Unavailable typed(String type) {
        return new Unavailable(
                JsonNodeFactory.instance.objectNode().put("type", type).toString());
    }

    private static Unavailable invalidUrl(String message) {
        return new Unavailable(JsonNodeFactory.instance
                .objectNode()
                .put("type", "invalid_base_url")
                .put("message", message)
                .toString());
    }
}
