package io.ledgerchat.api.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LibreChat's {@code .env} in the working directory: {@code NAME=value} per line, with quotes, comments and {@code export} as
 * LibreChat reads them. What the real environment says wins. Nothing is expanded.
 */
public final class DotEnv {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Pattern LINE = Pattern.compile(
            "^\\s*(?:export\\s+)?([\\w.-]+)\\s*=[ \\t]*('(?:[^'])*'|\"(?:\\\\.|[^\"\\\\])*\"|`(?:[^`])*`|[^#\\r\\n]*)?.*$",
            Pattern.MULTILINE);

    private DotEnv() {}

    /** The variables of this process, and below them those of the file. */
    public static Map<String, String> over(Map<String, String> environment) {
        Map<String, String> all = new LinkedHashMap<>(read(Path.of(".env")));
        all.putAll(environment);
        return all;
    }

    static Map<String, String> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return Map.of();
            }
            return parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file .env in the working directory cannot be read", unreadable);
        }
    }

    static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher lines = LINE.matcher(text);
        while (lines.find()) {
            String value = lines.group(2) == null ? "" : lines.group(2).strip();
            values.put(lines.group(1), unquoted(value));
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && "'\"`".indexOf(value.charAt(0)) >= 0
                && value.charAt(value.length() - 1) == value.charAt(0);
        if (!quoted) {
            return value;
        }
        String inner = value.substring(1, value.length() - 1);
        return value.charAt(0) == '"' ? inner.replace("\\n", "\n").replace("\\r", "\r") : inner;
    }
}
