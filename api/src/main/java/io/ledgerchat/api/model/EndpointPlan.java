package io.ledgerchat.api.model;

import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.configuration.file.CustomEndpoint;
import io.ledgerchat.api.configuration.file.EndpointOptions;
import io.ledgerchat.command.model.DocumentIntake;
import io.ledgerchat.command.model.EndpointSettings;
import io.ledgerchat.command.model.EndpointSettings.Models;
import io.ledgerchat.command.model.ModelEndpoint.Protocol;
import io.ledgerchat.command.model.ModelEndpoints.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the endpoints that can be asked out of environment and file: the built-in ones with a key, and the operator's own. */
final class EndpointPlan {
    private static final String DEFAULT_REASONING_KEY = "reasoning_content";

    private final ProviderVariables providers;
    private final ConfigurationFile file;
    private final boolean titles;
    private final Set<String> inWords;

    /** @param inWords names of endpoints that are told what documents say, and not sent them */
    EndpointPlan(ProviderVariables providers, ConfigurationFile file, boolean titles, Set<String> inWords) {
        this.providers = providers;
        this.file = file;
        this.titles = titles;
        this.inWords = inWords;
    }

    List<EndpointSettings> endpoints() {
        List<EndpointSettings> all = new ArrayList<>();
        for (String name : List.of("openAI", "anthropic")) {
            providers
                    .key(name)
                    .filter(key -> providers.endpoints().contains(name))
                    .ifPresent(key -> all.add(builtIn(name, key)));
        }
        file.endpoints().custom().forEach(endpoint -> all.add(custom(endpoint)));
        return all;
    }

    private EndpointSettings builtIn(String name, String key) {
        boolean openAi = name.equals("openAI");
        Optional<String> address = providers.reverseProxy(name);
        Optional<List<String>> listed = providers.models(name);
        boolean fetch = listed.isEmpty() && !key.equals(EndpointSettings.USER_PROVIDED);
        EndpointOptions own = file.endpoints().builtIn().getOrDefault(name, EndpointOptions.none());
        return new EndpointSettings(
                offer(name, null, null, own, DocumentIntake.PDF),
                openAi ? Protocol.OPENAI : Protocol.ANTHROPIC,
                key,
                address.orElse(null),
                new Models(listed.orElse(BuiltInModels.of(name)), fetch, false, openAi && address.isEmpty()),
                openAi
                        ? providers
                                .organization()
                                .map(id -> Map.of("OpenAI-Organization", id))
                                .orElse(Map.of())
                        : Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                false,
                openAi,
                DEFAULT_REASONING_KEY);
    }

    private EndpointSettings custom(CustomEndpoint endpoint) {
        Map<String, Object> addParams = withoutNulls(endpoint.addParams());
        Object streamUsage = addParams.remove("streamUsage");
        return new EndpointSettings(
                offer(
                        endpoint.name(),
                        "custom",
                        endpoint.modelDisplayLabel().orElse(null),
                        endpoint.options(),
                        endpoint.anthropic() ? DocumentIntake.PDF : DocumentIntake.PDF_AND_TEXT),
                endpoint.anthropic() ? Protocol.ANTHROPIC : Protocol.OPENAI,
                endpoint.apiKey(),
                endpoint.baseUrl(),
                new Models(endpoint.models(), endpoint.fetch(), endpoint.userIdQuery(), false),
                endpoint.headers(),
                defaults(endpoint),
                addParams,
                endpoint.dropParams(),
                endpoint.directEndpoint(),
                Boolean.TRUE.equals(streamUsage),
                reasoningKey(endpoint));
    }

    /** The stand-in that answers while no provider is configured. */
    EndpointSettings demo(String name, String model, String address, String key) {
        return new EndpointSettings(
                offer(name, "custom", name, EndpointOptions.none(), DocumentIntake.WORDS),
                Protocol.OPENAI,
                key,
                address,
                new Models(List.of(model), false, false, false),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                false,
                false,
                DEFAULT_REASONING_KEY);
    }

    private Offer offer(
            String name, @Nullable String type, @Nullable String label, EndpointOptions own, DocumentIntake documents) {
        EndpointOptions options = own.or(file.endpoints().all());
        return new Offer(
                name,
                type,
                label,
                titles && options.titleConvo().orElse(true),
                options.titleModel().orElse(null),
                options.titleEndpoint().orElse(null),
                options.titleTiming().orElse("immediate"),
                options.titlePrompt().orElse(null),
                options.streamRate().orElse(0),
                inWords.contains(name) ? DocumentIntake.WORDS : documents);
    }

    static boolean isOpenRouter(CustomEndpoint endpoint) {
        return (endpoint.name() + endpoint.baseUrl()).toLowerCase(Locale.ROOT).contains("openrouter");
    }

    private static String reasoningKey(CustomEndpoint endpoint) {
        return endpoint.customParams().get("reasoningKey") instanceof String key
                ? key
                : isOpenRouter(endpoint) ? "reasoning" : DEFAULT_REASONING_KEY;
    }

    /** What clients show where nothing is set, and therefore do not send. */
    private static Map<String, Object> defaults(CustomEndpoint endpoint) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        if (endpoint.customParams().get("paramDefinitions") instanceof List<?> definitions) {
            for (Object each : definitions) {
                Object usual = each instanceof Map<?, ?> definition ? definition.get("default") : null;
                if (usual != null && ((Map<?, ?>) each).get("key") instanceof String key) {
                    defaults.put(key, usual);
                }
            }
        }
        return defaults;
    }

    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> map) {
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                all.put(key, value);
            }
        });
        return all;
    }
}
