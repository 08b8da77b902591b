package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.message.PresetSpecs.PresetSpec;
import io.ledgerchat.command.message.Persona;
import io.ledgerchat.command.model.ModelEndpoints.Offer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A model of an endpoint as the one who answers, with what the asker set and switched on. */
@Component
class PlainModels {
    private final ToolSwitches switches;
    private final int steps;

    PlainModels(ToolSwitches switches, ConfigurationFile file) {
        this.switches = switches;
        this.steps = file.endpoints().agents().recursionLimit();
    }

    Answering answering(Caller caller, TurnRequest request, Offer offer, Optional<PresetSpec> spec) {
        String model = request.to().model().orElse("");
        var named = named(spec, offer);
        var remembered = remembered(request, model);
        var parameters = spec.map(prepared -> prepared.over(remembered)).orElse(remembered);
        var persona = new Persona(
                offer.name(),
                model,
                null,
                instructions(request, parameters),
                parameters,
                List.copyOf(switches.allowed(caller, request.switchedOn())),
                Map.of(),
                steps,
                null,
                switches.citations(caller));
        return new Answering(
                offer.name(),
                offer.type(),
                model,
                model,
                named.orElseGet(() -> SenderNames.ofFamily(offer.name(), model)),
                label(request),
                spec.map(PresetSpec::iconUrl).orElse(null),
                agentId(offer.name(), model, named),
                remembered,
                persona,
                ContextWindows.of(model, remembered));
    }

    private String instructions(TurnRequest request, Map<String, Object> parameters) {
        String own = Stream.of("promptPrefix", "additional_instructions")
                .map(parameters::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
        Object artifacts = request.artifacts().<Object>map(mode -> mode).orElse(parameters.get("artifacts"));
        return switches.offers("artifacts") ? ArtifactInstructions.after(own, artifacts) : own;
    }

    /** What the conversation is to know, and clients are shown: nothing of what the operator kept back. */
    private static Map<String, Object> remembered(TurnRequest request, String model) {
        var parameters = new LinkedHashMap<>(request.to().parameters());
        parameters.putIfAbsent("resendFiles", true);
        parameters.put("maxContextTokens", ContextWindows.of(model, parameters));
        return parameters;
    }

    private static @Nullable String label(TurnRequest request) {
        return request.to().parameters().get("modelLabel") instanceof String label && !label.isBlank() ? label : null;
    }

    /** What the operator calls it, if it has a name of its own. */
    private static Optional<String> named(Optional<PresetSpec> spec, Offer offer) {
        return spec.map(PresetSpec::label)
                .or(() -> Optional.ofNullable(offer.displayLabel()).filter(label -> !label.isBlank()));
    }

    private static String agentId(String endpoint, String model, Optional<String> named) {
        return (endpoint + "__" + model + named.map(name -> "___" + name).orElse("")).replace(":", "__");
    }
}
