package io.ledgerchat.api.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a JSON body as strictly as LibreChat does and hands it on without what no store should see: keys that start with
 * {@code $} or hold a dot vanish with their values, half surrogates become the replacement character (contract 00 §3).
 */
final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /** The text is no JSON object or array, is no UTF-8, or holds a null character. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("not a JSON object or array", null, false, false);
        }
    }

    /** The same bytes where nothing had to go. */
    static byte[] cleaned(byte[] body) throws Malformed {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return isClean(body) ? body : copied(body);
        } catch (CharacterCodingException | JacksonException notJson) {
            throw new Malformed();
        }
    }

    private static boolean isClean(byte[] body) throws Malformed {
        boolean clean = true;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                throw new Malformed();
            }
            int depth = 0;
            JsonToken token = first;
            do {
                if (token == JsonToken.PROPERTY_NAME) {
                    clean &= !mustGo(parser.currentName()) && isWhole(parser.currentName());
                } else if (token == JsonToken.VALUE_STRING) {
                    clean &= isWhole(parser.getString());
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                token = parser.nextToken();
            } while (depth > 0);
            if (token != null) {
                throw new Malformed();
            }
        }
        return clean;
    }

    private static byte[] copied(byte[] body) {
        var out = new ByteArrayOutputStream(body.length);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body);
                JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && mustGo(parser.currentName())) {
                    parser.nextToken();
                    parser.skipChildren();
                } else if (token == JsonToken.PROPERTY_NAME) {
                    generator.writeName(repaired(parser.currentName()));
                } else if (token == JsonToken.VALUE_STRING) {
                    generator.writeString(repaired(parser.getString()));
                } else {
                    generator.copyCurrentEventExact(parser);
                }
            }
        }
        return out.toByteArray();
    }

    private static boolean mustGo(String key) {
        return key.startsWith("$") || key.indexOf('.') >= 0;
    }

    /** Whether every surrogate has its partner. */
    private static boolean isWhole(String text) throws Malformed {
        if (text.indexOf(0) >= 0) {
            throw new Malformed();
        }
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(at))) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    private static String repaired(String text) {
        return text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
