package io.ledgerchat.api.startup;

import io.ledgerchat.api.configuration.file.ConfigurationFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code interface} object of {@code /api/config}: what is written, over what holds by default (contract 00 §12.2). */
final class InterfaceDocument {
    private final ConfigurationFile file;
    private final ModelSpecs modelSpecs;

    InterfaceDocument(ConfigurationFile file, ModelSpecs modelSpecs) {
        this.file = file;
        this.modelSpecs = modelSpecs;
    }

    /** Only what the sign-in page shows; absent when that is nothing. */
    @Nullable
    Map<String, Object> forStrangers() {
        Map<String, @Nullable Object> written = file.interfaces().written();
        Map<String, Object> shown = new Document()
                .with("privacyPolicy", written.get("privacyPolicy"))
                .with("termsOfService", written.get("termsOfService"))
                .with("buildInfo", Boolean.FALSE.equals(written.get("buildInfo")) ? false : null)
                .entries();
        return shown.isEmpty() ? null : shown;
    }

    /** Prepared presets take the place of free choice, unless the file says otherwise. */
    Map<String, Object> forSignedIn() {
        boolean free = modelSpecs.forClients().isEmpty();
        Map<String, Object> mcpServers = new LinkedHashMap<>();
        mcpServers.put("use", true);
        mcpServers.put("create", true);
        mcpServers.put("share", false);
        mcpServers.put("public", false);
        return new Document()
                .with(
                        "modelSelect",
                        free || !modelSpecs.addedEndpoints().orElse(List.of()).isEmpty())
                .with("parameters", free)
                .with("presets", free)
                .with("mcpServers", mcpServers)
                .with("autoSubmitFromUrl", true)
                .with("buildInfo", true)
                .with("contextUsage", true)
                .with("contextCost", false)
                .withAll(file.interfaces().written())
                .entries();
    }
}
