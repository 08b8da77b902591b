package io.ledgerchat.api.model;

import io.ledgerchat.api.configuration.Variables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the environment says about model providers (contract 20 §§B, C). */
final class ProviderVariables {
    /** Every built-in endpoint in LibreChat's order. */
    static final List<String> ALL = List.of(
            "openAI", "agents", "assistants", "azureAssistants", "azureOpenAI", "google", "anthropic", "bedrock");

    private static final Map<String, String> LISTS = Map.of(
            "openAI", "OPENAI_MODELS",
            "azureAssistants", "OPENAI_MODELS",
            "anthropic", "ANTHROPIC_MODELS",
            "google", "GOOGLE_MODELS",
            "bedrock", "BEDROCK_AWS_MODELS",
            "azureOpenAI", "AZURE_OPENAI_MODELS",
            "assistants", "ASSISTANTS_MODELS");

    private final Variables variables;

    ProviderVariables(Variables variables) {
        this.variables = variables;
    }

    Optional<String> key(String endpoint) {
        return switch (endpoint) {
            case "openAI" -> variables.text("OPENAI_API_KEY");
            case "anthropic" -> variables.text("ANTHROPIC_API_KEY");
            default -> Optional.empty();
        };
    }

    /** LibreChat's older form names the whole call; the address before it is what counts. */
    Optional<String> reverseProxy(String endpoint) {
        return variables
                .text(endpoint.equals("openAI") ? "OPENAI_REVERSE_PROXY" : "ANTHROPIC_REVERSE_PROXY")
                .map(address -> address.replaceFirst("/chat/completions/?$", ""));
    }

    Optional<String> organization() {
        return variables.text("OPENAI_ORGANIZATION");
    }

    /** The models that the operator lists for an endpoint. */
    Optional<List<String>> models(String endpoint) {
        return Optional.ofNullable(LISTS.get(endpoint))
                .flatMap(variables::text)
                .map(ProviderVariables::list)
                .filter(list -> !list.isEmpty());
    }

    /** The endpoints that may appear, in this order. */
    List<String> endpoints() {
        return variables.text("ENDPOINTS").map(ProviderVariables::list).orElse(ALL);
    }

    /** Always, never, or by default only while no provider is configured. */
    boolean demo(boolean providerConfigured) {
        return variables
                .text("LEDGERCHAT_DEMO")
                .map(said -> said.equalsIgnoreCase("true"))
                .orElse(!providerConfigured);
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
