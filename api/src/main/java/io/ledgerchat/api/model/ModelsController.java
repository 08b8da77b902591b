package io.ledgerchat.api.model;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.balance.ConfiguredPrices;
import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.message.ContextWindows;
import io.ledgerchat.command.balance.Prices;
import io.ledgerchat.command.model.EndpointSettings;
import io.ledgerchat.command.model.ModelEndpoints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells clients which endpoints and models there are (contract 20 §§B, B3, C). */
@RestController
class ModelsController {
    /** Always there, also when they are not offered. */
    private static final List<String> BUILT_IN =
            List.of("openAI", "google", "anthropic", "azureOpenAI", "assistants", "azureAssistants", "bedrock");

    private static final Map<String, Object> UNKNOWN_PRICE = Map.of("prompt", 6, "completion", 6);

    private final OfferedEndpoints offered;
    private final ModelEndpoints endpoints;
    private final ProviderVariables providers;
    private final ConfigurationFile file;
    private final ConfiguredPrices prices;
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

    ModelsController(
            OfferedEndpoints offered,
            ModelEndpoints endpoints,
            Variables variables,
            ConfigurationFile file,
            ConfiguredPrices prices) {
        this.offered = offered;
        this.endpoints = endpoints;
        this.providers = new ProviderVariables(variables);
        this.file = file;
        this.prices = prices;
    }

    @GetMapping("/api/endpoints")
    Map<String, Object> endpoints(Caller caller) {
        return offered.document();
    }

    /** All providers are asked at the same time, so the slowest one bounds the answer, and it has five seconds. */
    @GetMapping("/api/models")
    Map<String, List<String>> models(Caller caller) {
        Map<String, CompletableFuture<List<String>>> asked = new LinkedHashMap<>();
        BUILT_IN.forEach(name -> asked.put(
                name,
                CompletableFuture.completedFuture(providers.models(name).orElseGet(() -> BuiltInModels.of(name)))));
        offered.settings().stream()
                .map(EndpointSettings::name)
                .forEach(name -> asked.put(
                        name, CompletableFuture.supplyAsync(() -> endpoints.models(name, caller.id()), executor)));
        Map<String, List<String>> models = new LinkedHashMap<>();
        asked.forEach((name, answer) -> models.put(name, answer.join()));
        return models;
    }

    /** Context sizes and prices, the file's before those that are known; a model without figures has none. */
    @GetMapping("/api/endpoints/token-config")
    Map<String, Map<String, Object>> tokenConfig(Caller caller) {
        boolean withPrices = file.interfaces().flag("contextCost").orElse(false);
        Map<String, Map<String, Object>> config = new LinkedHashMap<>();
        models(caller).forEach((endpoint, models) -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            models.forEach(model -> figures.put(model, figures(endpoint, model, withPrices)));
            if (!figures.isEmpty()) {
                config.put(endpoint, figures);
            }
        });
        return config;
    }

    private Map<String, Object> figures(String endpoint, String model, boolean withPrices) {
        var custom = file.endpoints().custom().stream()
                .filter(offered -> offered.name().equals(endpoint))
                .findFirst();
        var written = custom.map(offered -> offered.tokenConfig().get(model)).orElse(null);
        Map<String, Object> figures = new LinkedHashMap<>();
        if (written instanceof Map<?, ?> own) {
            for (String key : List.of("context", "prompt", "completion", "cacheWrite", "cacheRead")) {
                if (own.get(key) instanceof Number number && (withPrices || key.equals("context"))) {
                    figures.put(key, number);
                }
            }
            return figures;
        }
        ContextWindows.known(model).ifPresent(context -> figures.put("context", context));
        if (withPrices) {
            prices.price(endpoint, model)
                    .ifPresentOrElse(
                            price -> tell(figures, price),
                            () -> custom.ifPresent(unknown -> figures.putAll(UNKNOWN_PRICE)));
        }
        return figures;
    }

    private static void tell(Map<String, Object> figures, Prices.Price price) {
        figures.put("prompt", price.input());
        figures.put("completion", price.output());
        figures.put("cacheWrite", price.cacheWrite());
        figures.put("cacheRead", price.cacheRead());
    }
}
