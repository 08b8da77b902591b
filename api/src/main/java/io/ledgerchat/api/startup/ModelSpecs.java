package io.ledgerchat.api.startup;

import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.configuration.file.CustomEndpoint;
import io.ledgerchat.api.configuration.file.ModelSpecsSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The prepared presets that can be used, and what clients see of them: instructions stay on the server, which adds them when
 * a preset is used (contract 20 §A3).
 */
@Component
public class ModelSpecs {
    private static final Set<String> BUILT_IN = Set.of(
            "azureOpenAI", "openAI", "google", "anthropic", "assistants", "azureAssistants", "agents", "bedrock");

    /** What a preset tells its model, and nobody else. */
    public static final Set<String> KEPT_ON_THE_SERVER =
            Set.of("promptPrefix", "instructions", "additional_instructions", "system", "context", "examples");

    private final Optional<ModelSpecsSection> written;
    private final List<Map<String, @Nullable Object>> usable;

    ModelSpecs(ConfigurationFile file) {
        Set<String> endpoints = Stream.concat(
                        BUILT_IN.stream(), file.endpoints().custom().stream().map(CustomEndpoint::name))
                .collect(Collectors.toSet());
        this.written = file.modelSpecs();
        this.usable = written.map(ModelSpecsSection::list).orElse(List.of()).stream()
                .map(ModelSpecs::withEndpoint)
                .filter(spec -> endpoints.contains(String.valueOf(preset(spec).get("endpoint"))))
                .toList();
    }

    /** What was prepared under this name, with everything in it, for use in a conversation. */
    public Optional<Map<String, @Nullable Object>> named(String name) {
        return usable.stream().filter(spec -> name.equals(spec.get("name"))).findFirst();
    }

    /** Whether turns may be taken only as they were prepared; where nothing usable was, nobody can be held to it. */
    public boolean enforced() {
        return !usable.isEmpty() && written.filter(ModelSpecsSection::enforce).isPresent();
    }

    Optional<List<String>> addedEndpoints() {
        return written.flatMap(ModelSpecsSection::addedEndpoints);
    }

    /** Empty when there is no preset that can be used. */
    Optional<Map<String, Object>> forClients() {
        if (written.isEmpty() || usable.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Document()
                .with("enforce", written.get().enforce())
                .with("prioritize", written.get().prioritize())
                .with(
                        "list",
                        usable.stream()
                                .filter(spec -> !Boolean.FALSE.equals(spec.get("showInMenu")))
                                .map(ModelSpecs::shown)
                                .toList())
                .with("addedEndpoints", addedEndpoints().orElse(null))
                .entries());
    }

    private static Map<String, @Nullable Object> withEndpoint(Map<String, @Nullable Object> spec) {
        Map<String, @Nullable Object> preset = preset(spec);
        if (preset.get("endpoint") == null && preset.get("agent_id") != null) {
            preset.put("endpoint", "agents");
        }
        Map<String, @Nullable Object> completed = new LinkedHashMap<>(spec);
        completed.put("preset", preset);
        return completed;
    }

    private static Map<String, @Nullable Object> shown(Map<String, @Nullable Object> spec) {
        Map<String, @Nullable Object> preset = preset(spec);
        preset.keySet().removeAll(KEPT_ON_THE_SERVER);
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(spec);
        shown.remove("skills");
        shown.put("preset", preset);
        if (spec.get("subagents") instanceof Map<?, ?> subagents) {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>();
            for (String key : List.of("enabled", "allowSelf")) {
                if (subagents.containsKey(key)) {
                    kept.put(key, subagents.get(key));
                }
            }
            shown.put("subagents", kept);
        }
        return shown;
    }

    /** A copy of what it sets, its endpoint among it. */
    public static Map<String, @Nullable Object> preset(Map<String, @Nullable Object> spec) {
        Map<String, @Nullable Object> preset = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(spec.get("preset")))
                .forEach((key, value) -> preset.put(String.valueOf(key), value));
        return preset;
    }
}
