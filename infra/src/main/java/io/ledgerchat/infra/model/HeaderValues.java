package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelEndpoint;
import io.ledgerchat.command.model.ModelFailure;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may stand in the head of a request. Values come from configuration with people's names filled in, and keys from
 * people: what cannot be sent is left out, before a library refuses it with the value in its message.
 */
final class HeaderValues {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern UNSENDABLE = Pattern.compile("[^\\t\\x20-\\x7e]");

    private HeaderValues() {}

    static Map<String, String> of(ModelEndpoint endpoint) {
        return endpoint.headers().entrySet().stream()
                .filter(header -> NAME.matcher(header.getKey()).matches())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        header -> UNSENDABLE
                                .matcher(header.getValue())
                                .replaceAll("")
                                .strip()));
    }

    /**
     * The key as it can be sent. The libraries want one also where the provider does not.
     *
     * @throws ModelFailure in a provider's own words for a key that can never be right
     */
    static String key(ModelEndpoint endpoint) {
        var key = endpoint.apiKey().strip();
        if (UNSENDABLE.matcher(key).find()) {
            throw ProviderRefusal.failure(401, "Incorrect API key provided");
        }
        return key.isEmpty() ? "none" : key;
    }
}
