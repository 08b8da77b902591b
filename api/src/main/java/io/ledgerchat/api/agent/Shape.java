package io.ledgerchat.api.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a value of a request must be. Reading one gives its plain Java form, without keys that nobody knows, and tells
 * every issue in the words that clients of the reference see.
 */
@FunctionalInterface
interface Shape {
    /** Null where the value is null, or where it has an issue. */
    @Nullable
    Object read(JsonNode value, Path path, List<Map<String, Object>> issues);

    /** Where in the request a value stands. */
    record Path(List<Object> steps) {
        static final Path ROOT = new Path(List.of());

        Path to(Object step) {
            var longer = new ArrayList<>(steps);
            longer.add(step);
            return new Path(longer);
        }
    }

    static Shape text() {
        return (value, path, issues) -> value.isString() ? value.asString() : mistyped("string", value, path, issues);
    }

    static Shape flag() {
        return (value, path, issues) ->
                value.isBoolean() ? value.asBoolean() : mistyped("boolean", value, path, issues);
    }

    static Shape number() {
        return (value, path, issues) -> value.isNumber() ? plain(value) : mistyped("number", value, path, issues);
    }

    /** Any object, taken as it is. */
    static Shape anyObject() {
        return (value, path, issues) -> value.isObject() ? plain(value) : mistyped("object", value, path, issues);
    }

    static Shape nullable(Shape shape) {
        return (value, path, issues) -> value.isNull() ? null : shape.read(value, path, issues);
    }

    static Shape list(Shape element) {
        return (value, path, issues) -> {
            if (!value.isArray()) {
                return mistyped("array", value, path, issues);
            }
            var list = new ArrayList<@Nullable Object>();
            for (int index = 0; index < value.size(); index++) {
                list.add(element.read(value.get(index), path.to(index), issues));
            }
            return list;
        };
    }

    static Shape atMost(int size, Shape list) {
        return (value, path, issues) -> {
            if (value.isArray() && value.size() > size) {
                issues.add(issue("too_big", path, "Array must contain at most " + size + " element(s)"));
            }
            return list.read(value, path, issues);
        };
    }

    /** With at least one. */
    static Shape some(Shape list) {
        return (value, path, issues) -> {
            if (value.isArray() && value.isEmpty()) {
                issues.add(issue("too_small", path, "Array must contain at least 1 element(s)"));
            }
            return list.read(value, path, issues);
        };
    }

    /** Text without blanks around it, of which something must be left. */
    static Shape said() {
        return (value, path, issues) -> {
            if (value.isString() && value.asString().isBlank()) {
                issues.add(issue("too_small", path, "String must contain at least 1 character(s)"));
            }
            return value.isString() ? value.asString().strip() : mistyped("string", value, path, issues);
        };
    }

    /** An object that has no other keys than these. */
    static Shape closed(Map<String, Shape> keys, Set<String> required) {
        var open = object(keys, required);
        return (value, path, issues) -> {
            var unknown = value.isObject()
                    ? value.propertyNames().stream()
                            .filter(key -> !keys.containsKey(key))
                            .toList()
                    : List.<String>of();
            if (!unknown.isEmpty()) {
                var issue = issue("unrecognized_keys", path, "Unrecognized key(s) in object: " + unknown);
                issue.put("keys", unknown);
                issues.add(issue);
            }
            return open.read(value, path, issues);
        };
    }

    static Shape map(Shape inner) {
        return (value, path, issues) -> {
            if (!value.isObject()) {
                return mistyped("object", value, path, issues);
            }
            var map = new LinkedHashMap<String, @Nullable Object>();
            value.properties()
                    .forEach(entry ->
                            map.put(entry.getKey(), inner.read(entry.getValue(), path.to(entry.getKey()), issues)));
            return map;
        };
    }

    static Shape oneOf(String... words) {
        Set<String> known = new LinkedHashSet<>(List.of(words));
        return (value, path, issues) -> {
            if (value.isString() && known.contains(value.asString())) {
                return value.asString();
            }
            var expected = known.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" | "));
            var issue = issue(
                    "invalid_enum_value",
                    path,
                    "Invalid enum value. Expected " + expected + ", received '" + value.asString("") + "'");
            issue.put("options", List.copyOf(known));
            issue.put("received", value.asString(""));
            issues.add(issue);
            return null;
        };
    }

    /** A longer text matches nothing: a pattern may take the square of its length to say so. */
    static Shape matching(Pattern pattern, int longest, String validation, String message) {
        return (value, path, issues) -> {
            if (!value.isString()) {
                return mistyped("string", value, path, issues);
            }
            var text = value.asString();
            if (text.length() > longest || !pattern.matcher(text).matches()) {
                var issue = issue("invalid_string", path, message);
                issue.put("validation", validation);
                issues.add(issue);
            }
            return text;
        };
    }

    /** Either of two; what is neither is told as the second would. */
    static Shape either(Shape one, Shape other) {
        return (value, path, issues) -> {
            var found = new ArrayList<Map<String, Object>>();
            var read = one.read(value, path, found);
            return found.isEmpty() ? read : other.read(value, path, issues);
        };
    }

    /** An object of these keys, of which none need be there. */
    static Shape object(Map<String, Shape> keys) {
        return object(keys, Set.of());
    }

    static Shape object(Map<String, Shape> keys, Set<String> required) {
        return (value, path, issues) -> {
            if (!value.isObject()) {
                return mistyped("object", value, path, issues);
            }
            var read = new LinkedHashMap<String, @Nullable Object>();
            keys.forEach((key, shape) -> {
                var inner = value.get(key);
                if (inner != null) {
                    read.put(key, shape.read(inner, path.to(key), issues));
                } else if (required.contains(key)) {
                    var issue = issue("invalid_type", path.to(key), "Required");
                    issue.put("expected", "string");
                    issue.put("received", "undefined");
                    issues.add(issue);
                }
            });
            return read;
        };
    }

    private static @Nullable Object mistyped(
            String expected, JsonNode value, Path path, List<Map<String, Object>> issues) {
        var received = value.isNull()
                ? "null"
                : value.isString()
                        ? "string"
                        : value.isNumber()
                                ? "number"
                                : value.isBoolean() ? "boolean" : value.isArray() ? "array" : "object";
        var issue = issue("invalid_type", path, "Expected " + expected + ", received " + received);
        issue.put("expected", expected);
        issue.put("received", received);
        issues.add(issue);
        return null;
    }

    static Map<String, Object> issue(String code, Path path, String message) {
        var issue = new LinkedHashMap<String, Object>();
        issue.put("code", code);
        issue.put("path", path.steps());
        issue.put("message", message);
        return issue;
    }

    /** JSON as maps, lists, texts, numbers and flags; nulls stay. */
    static @Nullable Object plain(JsonNode value) {
        if (value.isObject()) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            value.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        if (value.isArray()) {
            var list = new ArrayList<@Nullable Object>();
            value.forEach(element -> list.add(plain(element)));
            return list;
        }
        if (value.isString()) {
            return value.asString();
        }
        if (value.isNumber()) {
            return value.canConvertToInt() && value.isIntegralNumber()
                    ? (Object) value.intValue()
                    : value.isIntegralNumber() && value.canConvertToLong()
                            ? (Object) value.longValue()
                            : (Object) value.doubleValue();
        }
        return value.isBoolean() ? value.asBoolean() : null;
    }
}
