package io.ledgerchat.api.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Limits and types of files as clients compute with them: megabytes, and regular expressions (contract 60 §§8, 11). */
final class FileConfig {
    private FileConfig() {}

    /** The whole configuration; what the operator wrote wins, key by key and endpoint by endpoint. */
    static Map<String, @Nullable Object> document(Map<String, @Nullable Object> written) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("endpoints", endpoints(written.get("endpoints")));
        document.put("serverFileSizeLimit", 512);
        document.put("avatarSizeLimit", 2);
        document.put("fileSizeLimit", 10 * 1024 * 1024);
        document.put("supportedMimeTypes", List.of("image/*", "application/pdf", "text/*"));
        written.forEach((key, value) -> {
            if (!key.equals("endpoints")) {
                document.put(key, value);
            }
        });
        return document;
    }

    private static Map<String, @Nullable Object> endpoints(@Nullable Object written) {
        Map<String, @Nullable Object> endpoints = new LinkedHashMap<>();
        Map<String, @Nullable Object> fallback = new LinkedHashMap<>();
        fallback.put("disabled", false);
        fallback.putAll(limits(10, 20, FileTypes.PATTERNS));
        endpoints.put("default", fallback);
        for (String name : List.of("agents", "anthropic")) {
            endpoints.put(name, limits(10, 20, FileTypes.PATTERNS));
        }
        for (String name : List.of("assistants", "azureAssistants")) {
            endpoints.put(name, limits(20, 50, List.of(".*")));
        }
        var settings = written instanceof Map<?, ?> map ? map : Map.of();
        overlay(endpoints, "default", settings.get("default"));
        endpoints.put("openAI", openAi(endpoints.get("default"), settings.get("openAI") instanceof Map<?, ?>));
        settings.forEach((name, over) -> {
            if (!name.equals("default")) {
                overlay(endpoints, String.valueOf(name), over);
            }
        });
        return endpoints;
    }

    /** As {@code default}, which clients could find out by themselves; with settings of its own it has its usual types. */
    private static Map<String, @Nullable Object> openAi(@Nullable Object fallback, boolean written) {
        Map<String, @Nullable Object> limits = new LinkedHashMap<>();
        if (fallback instanceof Map<?, ?> map) {
            map.forEach((key, value) -> limits.put(String.valueOf(key), value));
        }
        if (written) {
            limits.put("supportedMimeTypes", FileTypes.PATTERNS);
        }
        return limits;
    }

    private static Map<String, @Nullable Object> limits(int files, int megabytes, List<String> types) {
        Map<String, @Nullable Object> limits = new LinkedHashMap<>();
        limits.put("fileLimit", files);
        limits.put("fileSizeLimit", megabytes);
        limits.put("totalSizeLimit", 50);
        limits.put("supportedMimeTypes", types);
        return limits;
    }

    private static void overlay(Map<String, @Nullable Object> endpoints, String name, @Nullable Object settings) {
        if (settings instanceof Map<?, ?> over) {
            Map<String, @Nullable Object> merged = new LinkedHashMap<>();
            if (endpoints.get(name) instanceof Map<?, ?> base) {
                base.forEach((key, value) -> merged.put(String.valueOf(key), value));
            }
            over.forEach((key, value) -> merged.put(String.valueOf(key), value));
            endpoints.put(name, merged);
        }
    }
}
