package io.ledgerchat.api.model;

import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.configuration.file.CustomEndpoint;
import io.ledgerchat.api.configuration.file.EndpointsSection.Agents;
import io.ledgerchat.command.model.EndpointSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The endpoints of this installation, as settings and as the document that clients are sent (contract 20 §B). */
final class OfferedEndpoints {
    static final String DEMO = "Demo";

    private static final int AFTER_ALL = 9999;

    /** Of what agents can be capable of, what does something here: clients show a switch for each. */
    private static final List<String> CAPABILITIES = List.of("file_search", "artifacts", "context", "memory", "tools");

    private static final Map<String, Object> PROMPT_CACHE = promptCache();

    private final List<EndpointSettings> settings;
    private final List<String> enabled;
    private final ConfigurationFile file;
    private final Optional<Runnable> stopDemo;

    OfferedEndpoints(
            List<EndpointSettings> settings,
            ProviderVariables providers,
            ConfigurationFile file,
            Optional<Runnable> stopDemo) {
        this.settings = List.copyOf(settings);
        this.enabled = providers.endpoints();
        this.file = file;
        this.stopDemo = stopDemo;
    }

    List<EndpointSettings> settings() {
        return settings;
    }

    /** Stops the stand-in model, if one was offered. */
    void stopDemo() {
        stopDemo.ifPresent(Runnable::run);
    }

    /** Endpoint name to what clients must know of it. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        enabled.forEach(name -> {
            if (name.equals("agents")) {
                document.put(name, agents());
            } else {
                settings.stream()
                        .filter(endpoint ->
                                !endpoint.isCustom() && endpoint.name().equals(name))
                        .forEach(endpoint -> document.put(name, builtIn(endpoint)));
            }
        });
        settings.stream()
                .filter(EndpointSettings::isCustom)
                .forEach(endpoint -> document.put(endpoint.name(), custom(endpoint)));
        return document;
    }

    private Map<String, Object> builtIn(EndpointSettings endpoint) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("userProvide", endpoint.userProvidesKey());
        if (endpoint.baseUrl() != null) {
            entry.put("userProvideURL", endpoint.userProvidesUrl());
        }
        entry.put("order", enabled.indexOf(endpoint.name()));
        return entry;
    }

    private Map<String, Object> agents() {
        Agents written = file.endpoints().agents();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("userProvide", false);
        entry.put("capabilities", capabilities(written));
        entry.put("order", enabled.indexOf("agents"));
        entry.put("disableBuilder", written.disableBuilder());
        written.allowedProviders().ifPresent(allowed -> entry.put("allowedProviders", allowed));
        if (!written.statefulCodeSessions().isEmpty()) {
            entry.put("statefulCodeSessions", written.statefulCodeSessions());
        }
        return entry;
    }

    private List<String> capabilities(Agents written) {
        return CAPABILITIES.stream()
                .filter(capability -> written.capabilities()
                        .map(chosen -> chosen.contains(capability))
                        .orElseGet(() -> file.memoryEnabled() || !capability.equals("memory")))
                .toList();
    }

    /** The demo comes first: with nothing else to choose it should be chosen. */
    private Map<String, Object> custom(EndpointSettings endpoint) {
        boolean isDemo = stopDemo.isPresent() && endpoint.name().equals(DEMO);
        int order = enabled.contains("custom") ? enabled.indexOf("custom") : AFTER_ALL;
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("order", isDemo ? 0 : order);
        entry.put("type", "custom");
        entry.put("userProvide", endpoint.userProvidesKey());
        entry.put("userProvideURL", endpoint.userProvidesUrl());
        putIfThere(entry, "modelDisplayLabel", endpoint.offer().displayLabel());
        file.endpoints().custom().stream()
                .filter(written -> written.name().equals(endpoint.name()))
                .forEach(written -> {
                    written.iconUrl().ifPresent(icon -> entry.put("iconURL", icon));
                    Map<String, @Nullable Object> params = customParams(written);
                    if (!params.isEmpty()) {
                        entry.put("customParams", params);
                    }
                });
        return entry;
    }

    private static Map<String, @Nullable Object> customParams(CustomEndpoint written) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>(written.customParams());
        if (written.anthropic()) {
            params.putIfAbsent("defaultParamsEndpoint", "anthropic");
        } else if (EndpointPlan.isOpenRouter(written)) {
            params.putIfAbsent("defaultParamsEndpoint", "openrouter");
            params.putIfAbsent("paramDefinitions", List.of(PROMPT_CACHE));
        }
        return params;
    }

    private static void putIfThere(Map<String, Object> entry, String key, @Nullable Object value) {
        if (value != null) {
            entry.put(key, value);
        }
    }

    private static Map<String, Object> promptCache() {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("key", "promptCache");
        definition.put("label", "com_endpoint_prompt_cache");
        definition.put("labelCode", true);
        definition.put("description", "com_endpoint_anthropic_prompt_cache");
        definition.put("descriptionCode", true);
        definition.put("type", "boolean");
        definition.put("default", true);
        definition.put("component", "switch");
        definition.put("optionType", "custom");
        definition.put("showDefault", false);
        definition.put("columnSpan", 2);
        return definition;
    }
}
