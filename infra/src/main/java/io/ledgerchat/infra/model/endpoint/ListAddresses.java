package io.ledgerchat.infra.model.endpoint;

import io.ledgerchat.command.model.EndpointSettings;
import io.ledgerchat.command.model.ModelEndpoint.Protocol;
import io.ledgerchat.event.account.AccountId;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a provider lists its models, and what it wants to be told (contract 20 §C). */
final class ListAddresses {
    private static final URI OPENAI = URI.create("https://api.openai.com/v1");
    private static final URI ANTHROPIC = URI.create("https://api.anthropic.com/v1");

    private ListAddresses() {}

    static ModelLists.Source source(
            EndpointSettings endpoint, Access access, Map<String, String> headers, AccountId caller) {
        Map<String, String> all = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (isSendable(name, value)) {
                all.put(name, value);
            }
        });
        if (endpoint.protocol() == Protocol.ANTHROPIC) {
            all.put("x-api-key", access.apiKey());
            all.put("anthropic-version", "2023-06-01");
        } else {
            all.put("Authorization", "Bearer " + access.apiKey());
        }
        return new ModelLists.Source(addresses(endpoint, access, caller), access.publicOnly(), all);
    }

    private static List<URI> addresses(EndpointSettings endpoint, Access access, AccountId caller) {
        URI base = access.baseUrl();
        if (base == null) {
            base = endpoint.protocol() == Protocol.ANTHROPIC ? ANTHROPIC : OPENAI;
        } else if (endpoint.protocol() == Protocol.ANTHROPIC
                && !withoutSlash(base).endsWith("/v1")) {
            base = URI.create(withoutSlash(base) + "/v1");
        }
        String user = endpoint.models().withUserId() ? "?user=" + caller.value() : "";
        List<URI> addresses = new ArrayList<>();
        if (endpoint.name().toLowerCase(Locale.ROOT).startsWith("ollama")) {
            addresses.add(URI.create(withoutSlash(base).replaceFirst("/v1$", "") + "/api/tags"));
        }
        addresses.add(URI.create(withoutSlash(base) + "/models" + user));
        return addresses;
    }

    private static String withoutSlash(URI base) {
        return base.toString().replaceFirst("/+$", "");
    }

    private static boolean isSendable(String name, String value) {
        return name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
                && !name.toLowerCase(Locale.ROOT)
                        .matches("connection|content-length|expect|host|upgrade|transfer-encoding")
                && value.matches("[\\t\\x20-\\x7e]*");
    }
}
