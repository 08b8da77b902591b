package io.ledgerchat.api.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What LibreChat v0.8.8-rc1 answered to the same requests, and the form in which two answers are compared: ids, times and
 * counts by their kind, everything else as it is.
 */
final class Recorded {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{24}");
    private static final Pattern NAME = Pattern.compile("(step|msg)_.{21}|chatcmpl-.*");
    private static final Pattern COUNTED = Pattern.compile("w0( w\\d+)*");
    private static final Pattern ASKED = Pattern.compile("(slow:\\d+|stall):w0( w\\d+)*");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    /** Of no meaning to clients, or a matter of prices, which are not configured here. */
    private static final Set<String> LEFT_OUT = Set.of("langfuseSampled", "langfuseDestinationIds", "cost");

    private Recorded() {}

    /** The answer of the one exchange with this name. */
    static JsonNode body(String step) {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Recorded.class.getResourceAsStream("/recorded/chat-variants.jsonl")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(JSON::readTree)
                    .filter(exchange -> exchange.get("step").asString().equals(step))
                    .findFirst()
                    .orElseThrow()
                    .get("body");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The frames of a recorded stream, but for the title, which may come at any time. */
    static List<Object> frames(String step) {
        var frames = new ArrayList<JsonNode>();
        body(step).forEach(frames::add);
        return comparable(frames);
    }

    static List<Object> comparable(List<JsonNode> frames) {
        return frames.stream()
                .filter(frame -> !frame.path("event").asString().equals("title"))
                .map(Recorded::comparable)
                .map(Objects::requireNonNull)
                .toList();
    }

    static @Nullable Object comparable(JsonNode value) {
        if (value.isObject()) {
            Map<String, @Nullable Object> fields = new TreeMap<>();
            value.properties().forEach(field -> {
                if (!LEFT_OUT.contains(field.getKey())) {
                    fields.put(field.getKey(), comparable(field.getKey(), field.getValue()));
                }
            });
            return new LinkedHashMap<>(fields);
        }
        if (value.isArray()) {
            var items = new ArrayList<@Nullable Object>();
            value.forEach(item -> items.add(comparable(item)));
            return items;
        }
        return value.isNull()
                ? null
                : value.isNumber() ? "a number" : value.isString() ? kind(value.asString()) : value;
    }

    private static @Nullable Object comparable(String name, JsonNode value) {
        return switch (name) {
            case "title" -> "a title";
            case "generationProtocolVersion" -> "the version";
            default -> comparable(value);
        };
    }

    private static String kind(String text) {
        if (text.equals("00000000-0000-0000-0000-000000000000")) {
            return "the root";
        }
        if (COUNTED.matcher(text).matches()) {
            return "some words";
        }
        if (ASKED.matcher(text).matches()) {
            return "a question after some words";
        }
        return UUID.matcher(text).matches()
                ? "a UUID"
                : OBJECT_ID.matcher(text).matches()
                        ? "an object id"
                        : NAME.matcher(text).matches()
                                ? "a name"
                                : TIME.matcher(text).matches() ? "a time" : text;
    }
}
