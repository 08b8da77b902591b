package io.ledgerchat.api.message;

import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.configuration.file.ModelSpecsSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the operator prepared for turns (contract 20 §A3): part of it is kept from clients and added here. */
@Component
class PresetSpecs {
    /** Clients never see these, so they cannot send them. */
    private static final List<String> HIDDEN = List.of("promptPrefix", "instructions", "system", "examples");

    private final Optional<ModelSpecsSection> section;

    PresetSpecs(ConfigurationFile file) {
        this.section = file.modelSpecs();
    }

    /** A prepared turn; {@code preset} as the operator wrote it. */
    record PresetSpec(String name, String label, @Nullable String iconUrl, Map<?, ?> preset) {
        /** What was sent, with what was prepared and kept back. */
        Map<String, Object> over(Map<String, Object> sent) {
            var parameters = new LinkedHashMap<>(sent);
            HIDDEN.forEach(name -> {
                Object prepared = preset.get(name);
                if (prepared != null) {
                    parameters.put(name, prepared);
                }
            });
            return parameters;
        }
    }

    /**
     * The spec that this turn names.
     *
     * @throws UnreadableTurn where specs are enforced and this turn follows none
     */
    Optional<PresetSpec> of(TurnRequest request) {
        boolean enforced = section.filter(ModelSpecsSection::enforce).isPresent();
        if (enforced && request.spec().isEmpty()) {
            throw new UnreadableTurn("No model spec selected");
        }
        var spec = request.spec().flatMap(this::named);
        if (enforced && spec.isEmpty()) {
            throw new UnreadableTurn("Invalid model spec");
        }
        if (enforced
                && !request.endpoint().orElse("").equals(spec.get().preset().get("endpoint"))) {
            throw new UnreadableTurn("Model spec mismatch");
        }
        return spec;
    }

    private Optional<PresetSpec> named(String name) {
        return section.stream()
                .flatMap(specs -> specs.list().stream())
                .filter(entry -> name.equals(entry.get("name")))
                .findFirst()
                .map(entry -> new PresetSpec(
                        name,
                        String.valueOf(entry.get("label")),
                        entry.get("iconURL") instanceof String icon ? icon : null,
                        entry.get("preset") instanceof Map<?, ?> preset ? preset : Map.of()));
    }
}
