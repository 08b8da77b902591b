package io.ledgerchat.api.message;

import io.ledgerchat.api.startup.ModelSpecs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the operator prepared for turns (contract 20 §A3): part of it is kept from clients and added here. */
@Component
class PresetSpecs {
    private final ModelSpecs specs;

    PresetSpecs(ModelSpecs specs) {
        this.specs = specs;
    }

    /**
     * A prepared turn.
     *
     * @param preset as the operator wrote it, with an endpoint
     * @param enforced whether turns take model, agent and parameters from it alone
     */
    record PresetSpec(
            String name,
            String label,
            @Nullable String iconUrl,
            Map<String, @Nullable Object> preset,
            boolean enforced) {
        /** What is asked of whom: where specs are enforced only what was prepared, as far as it was. */
        Addressee governing(Addressee asked) {
            if (!enforced) {
                return asked;
            }
            var shown = new LinkedHashMap<>(preset);
            shown.keySet().removeAll(ModelSpecs.KEPT_ON_THE_SERVER);
            return asked.preparedWith(
                    text("agent_id").or(asked::agentId), text("model").or(asked::model), ModelParameters.among(shown));
        }

        /** The same parameters with what was prepared and kept from clients; what a person set stays. */
        Map<String, Object> over(Map<String, Object> sent) {
            var parameters = new LinkedHashMap<>(sent);
            for (String name : ModelSpecs.KEPT_ON_THE_SERVER) {
                Object prepared = preset.get(name);
                boolean set = !sent.getOrDefault(name, "").toString().isBlank();
                if (prepared != null && !set) {
                    parameters.put(name, prepared);
                }
            }
            return parameters;
        }

        private Optional<String> text(String field) {
            return preset.get(field) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
        }

        private boolean isFor(Addressee asked) {
            return text("endpoint").equals(asked.endpoint());
        }
    }

    /**
     * The spec that this turn names.
     *
     * @throws UnreadableTurn where it is for another endpoint, or where specs are enforced and this turn follows none
     */
    Optional<PresetSpec> of(Addressee asked) {
        if (specs.enforced() && asked.spec().isEmpty()) {
            throw new UnreadableTurn("No model spec selected");
        }
        var spec = asked.spec().flatMap(this::named);
        if (specs.enforced() && spec.isEmpty()) {
            throw new UnreadableTurn("Invalid model spec");
        }
        if (spec.filter(named -> !named.isFor(asked)).isPresent()) {
            throw new UnreadableTurn("Model spec mismatch");
        }
        return spec;
    }

    /**
     * The spec that the second model of a turn names; where specs are only offered, one for another endpoint is as good as
     * none.
     *
     * @throws UnreadableTurn where specs are enforced and the second model follows none
     */
    Optional<PresetSpec> ofAdded(Addressee beside) {
        return specs.enforced()
                ? of(beside)
                : beside.spec().flatMap(this::named).filter(named -> named.isFor(beside));
    }

    private Optional<PresetSpec> named(String name) {
        return specs.named(name)
                .map(entry -> new PresetSpec(
                        name,
                        String.valueOf(entry.get("label")),
                        entry.get("iconURL") instanceof String icon && !icon.isBlank() ? icon : null,
                        ModelSpecs.preset(entry),
                        specs.enforced()));
    }
}
