package io.ledgerchat.api.configuration.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of the operator's own (contract 20 §B2), with {@code ${ENV}} replaced.
 *
 * @param apiKey the key itself, or {@code user_provided}; never logged, {@link #toString()} hides it
 * @param baseUrl an address, or {@code user_provided}
 * @param models names offered when nothing is fetched
 * @param fetch ask the provider for its list
 * @param tokenConfig model to its prices and context, as written
 */
public record CustomEndpoint(
        String name,
        String apiKey,
        String baseUrl,
        List<String> models,
        boolean fetch,
        boolean userIdQuery,
        Optional<String> iconUrl,
        Optional<String> modelDisplayLabel,
        EndpointOptions options,
        Map<String, String> headers,
        Map<String, @Nullable Object> addParams,
        List<String> dropParams,
        boolean directEndpoint,
        Map<String, @Nullable Object> customParams,
        boolean anthropic,
        Map<String, @Nullable Object> tokenConfig) {

    private static final Set<String> RESERVED = Set.of(
            "azureOpenAI",
            "openAI",
            "google",
            "anthropic",
            "assistants",
            "azureAssistants",
            "agents",
            "custom",
            "bedrock");

    /** Empty when the entry lacks what it cannot do without; such entries are skipped, with a warning. */
    static Optional<CustomEndpoint> from(Section section) {
        Optional<String> name = section.text("name").map(CustomEndpoint::normalised);
        Optional<String> apiKey = section.text("apiKey");
        Optional<String> baseUrl = section.text("baseURL");
        Optional<Section> models = section.section("models");
        if (name.filter(RESERVED::contains).isPresent()) {
            throw section.problem("name", "must not be the name of a built-in endpoint; choose another");
        }
        if (name.isEmpty() || apiKey.isEmpty() || baseUrl.isEmpty() || models.isEmpty()) {
            return Optional.empty();
        }
        var read = new CustomEndpoint(
                name.get(),
                apiKey.get(),
                baseUrl.get(),
                modelNames(models.get()),
                models.get().flag("fetch").orElse(false),
                models.get().flag("userIdQuery").orElse(false),
                section.text("iconURL"),
                section.text("modelDisplayLabel"),
                EndpointOptions.from(section),
                section.textMap("headers"),
                section.rawMap("addParams"),
                section.texts("dropParams").orElse(List.of()),
                section.flag("directEndpoint").orElse(false),
                section.rawMap("customParams"),
                section.oneOf("provider", "anthropic").isPresent(),
                section.rawMap("tokenConfig"));
        models.get().end();
        section.end();
        return Optional.of(read);
    }

    /** What of {@code customParams} is written and only handed to clients. */
    List<String> withoutEffect() {
        return Stream.of("reasoningFormat", "includeReasoningContent", "includeReasoningHistory")
                .filter(customParams::containsKey)
                .toList();
    }

    private static List<String> modelNames(Section models) {
        if (!(models.raw("default").orElse(null) instanceof List<?> items) || items.isEmpty()) {
            throw models.problem(
                    "default", "must be a list with at least one model, for example default: [\"gpt-4o\"]");
        }
        List<String> names = new ArrayList<>();
        for (Object item : items) {
            Object name = item instanceof Map<?, ?> described ? described.get("name") : item;
            if (!(name instanceof String text) || text.isBlank()) {
                throw models.problem("default", "must hold names of models, as texts or as entries with a name");
            }
            names.add(text);
        }
        return List.copyOf(names);
    }

    /** Only this one provider's name is the same in any case. */
    private static String normalised(String name) {
        return name.toLowerCase(Locale.ROOT).equals("ollama") ? "ollama" : name;
    }

    @Override
    public String toString() {
        return "CustomEndpoint[" + name + "]";
    }
}
