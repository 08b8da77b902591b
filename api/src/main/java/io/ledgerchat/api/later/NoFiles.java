package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Until files come (contract 60): nobody has any; their configuration is what it will be. */
@RestController
@RequestMapping("/api/files")
class NoFiles {
    private final ConfigurationFile file;

    NoFiles(ConfigurationFile file) {
        this.file = file;
    }

    @GetMapping
    List<Object> files(Caller caller) {
        return List.of();
    }

    @GetMapping("/agent/{agentId}")
    List<Object> filesOfAgent(Caller caller, @PathVariable String agentId) {
        return List.of();
    }

    @GetMapping("/config")
    Map<String, @Nullable Object> config(Caller caller) {
        return FileConfig.document(file.fileConfig());
    }

    /** Nothing on the server listens or speaks; what the operator sets for the browser's own voice is passed on. */
    @GetMapping("/speech/config/get")
    Map<String, @Nullable Object> speech(Caller caller) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("sttExternal", false);
        config.put("ttsExternal", false);
        if (file.speech().get("speechTab") instanceof Map<?, ?> tab) {
            tab.forEach((key, value) -> {
                if (value instanceof Map<?, ?> inner) {
                    inner.forEach((name, setting) -> config.put(String.valueOf(name), setting));
                } else {
                    config.put(String.valueOf(key), value);
                }
            });
        }
        return config;
    }
}
