package io.ledgerchat.api.configuration.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which models can be asked (contract 20 §B).
 *
 * @param all defaults for every endpoint
 * @param builtIn options of the built-in endpoints that are written, by name
 * @param agents what the agents endpoint announces
 * @param allowedAddresses hosts, or hosts with port, that addresses given by people may name although they are private
 */
public record EndpointsSection(
        EndpointOptions all,
        Map<String, EndpointOptions> builtIn,
        Agents agents,
        List<CustomEndpoint> custom,
        List<String> allowedAddresses) {

    /**
     * @param capabilities as written, absent for the defaults
     * @param statefulCodeSessions as written
     * @param recursionLimit steps of a reply, model calls and rounds of tool calls, where an agent says nothing
     * @param maxRecursionLimit the most that an agent may say
     */
    public record Agents(
            EndpointOptions options,
            boolean disableBuilder,
            Optional<List<String>> capabilities,
            Optional<List<String>> allowedProviders,
            Map<String, @Nullable Object> statefulCodeSessions,
            int recursionLimit,
            int maxRecursionLimit) {
        private static final int USUAL_STEPS = 50;
        private static final int MOST_STEPS = 1_000;

        static Agents absent() {
            return new Agents(
                    EndpointOptions.none(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    USUAL_STEPS,
                    MOST_STEPS);
        }

        private static Agents from(Section section) {
            int usual = section.whole("recursionLimit", 1, MOST_STEPS).orElse(USUAL_STEPS);
            int most = section.whole("maxRecursionLimit", 1, MOST_STEPS).orElse(MOST_STEPS);
            var read = new Agents(
                    EndpointOptions.from(section),
                    section.flag("disableBuilder").orElse(false),
                    section.texts("capabilities"),
                    section.texts("allowedProviders"),
                    section.rawMap("statefulCodeSessions"),
                    Math.min(usual, most),
                    most);
            section.end();
            return read;
        }
    }

    static EndpointsSection absent() {
        return new EndpointsSection(EndpointOptions.none(), Map.of(), Agents.absent(), List.of(), List.of());
    }

    static EndpointsSection from(Section section, List<String> warnings) {
        Map<String, EndpointOptions> builtIn = new LinkedHashMap<>();
        for (String name : List.of("openAI", "anthropic")) {
            section.section(name).ifPresent(inner -> builtIn.put(name, options(inner)));
        }
        var read = new EndpointsSection(
                section.section("all").map(EndpointsSection::options).orElseGet(EndpointOptions::none),
                Map.copyOf(builtIn),
                section.section("agents").map(Agents::from).orElseGet(Agents::absent),
                custom(section, warnings),
                section.texts("allowedAddresses").orElse(List.of()));
        for (String later : List.of("google", "azureOpenAI", "assistants", "azureAssistants", "bedrock")) {
            section.withoutEffect(later);
        }
        section.end();
        return read;
    }

    private static EndpointOptions options(Section section) {
        var options = EndpointOptions.from(section);
        section.end();
        return options;
    }

    private static List<CustomEndpoint> custom(Section section, List<String> warnings) {
        List<CustomEndpoint> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section entry : section.sections("custom")) {
            Optional<CustomEndpoint> endpoint = CustomEndpoint.from(entry);
            endpoint.ifPresent(read::add);
            if (endpoint.isEmpty()) {
                warnings.add(entry.path() + " lacks name, apiKey, baseURL or models; it is skipped");
            } else if (!names.add(endpoint.get().name())) {
                throw entry.problem("name", "is the name of an earlier endpoint; names must differ");
            }
        }
        return List.copyOf(read);
    }
}
