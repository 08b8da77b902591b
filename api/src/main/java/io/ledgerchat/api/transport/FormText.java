package io.ledgerchat.api.transport;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a form body with nested names, {@code a[b][]=1}, into what the same data would be as JSON; every value is a text
 * (contract 00 §3). Names nest five deep at most, the rest of a deeper name is one key; of a thousand pairs the rest is
 * dropped, as in LibreChat's parser.
 */
final class FormText {
    private static final int MAX_PAIRS = 1000;
    private static final int MAX_DEPTH = 5;

    private FormText() {}

    static Map<String, Object> parse(String body) {
        Map<String, Object> form = new LinkedHashMap<>();
        for (String pair : body.split("&", MAX_PAIRS + 1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                put(form, segments(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException halfEscape) {
            return text;
        }
    }

    /** {@code a[b][]} is {@code a}, {@code b} and an empty word. */
    private static List<String> segments(String name) {
        List<String> segments = new ArrayList<>();
        int open = name.indexOf('[');
        if (open <= 0) {
            return List.of(name);
        }
        segments.add(name.substring(0, open));
        while (open >= 0 && open < name.length() && name.charAt(open) == '[') {
            int close = name.indexOf(']', open);
            if (close < 0 || segments.size() > MAX_DEPTH) {
                segments.add(name.substring(open));
                return segments;
            }
            segments.add(name.substring(open + 1, close));
            open = close + 1;
        }
        return segments;
    }

    @SuppressWarnings("unchecked") // the maps inside are made here, with these types
    private static void put(Map<String, Object> into, List<String> segments, String value) {
        String key = segments.getFirst();
        Object present = into.get(key);
        if (segments.size() == 1) {
            into.put(key, present == null ? value : listOf(present, value));
        } else if (segments.get(1).isEmpty()) {
            into.put(key, present == null ? List.of(value) : listOf(present, value));
        } else {
            Map<String, Object> inner =
                    present instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
            into.put(key, inner);
            put(inner, segments.subList(1, segments.size()), value);
        }
    }

    private static List<Object> listOf(Object present, Object value) {
        List<Object> all = new ArrayList<>();
        if (present instanceof List<?> list) {
            all.addAll(list);
        } else {
            all.add(present);
        }
        all.add(value);
        return all;
    }
}
