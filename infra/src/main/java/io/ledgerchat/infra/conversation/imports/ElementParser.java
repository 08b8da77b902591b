package io.ledgerchat.infra.conversation.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON element by element. How large all of it is does not matter, but an element is in memory as a whole, where
 * small tokens take many times their bytes, so it may have only so many bytes and tokens.
 */
final class ElementParser extends JsonParserDelegate {
    static final int MOST_TOKENS = 1_000_000;
    static final int MOST_BYTES = 32 * 1024 * 1024;

    private long tokens;
    private long begin;
    private boolean within;

    ElementParser(JsonParser json) {
        super(json);
    }

    /** The value whose first token was read last. */
    JsonNode readElement(ObjectMapper json) throws IOException {
        within = true;
        tokens = 0;
        begin = offset();
        try {
            return json.readTree(this);
        } finally {
            within = false;
        }
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        tokens++;
        if (within && (tokens > MOST_TOKENS || offset() - begin > MOST_BYTES)) {
            throw new UnreadableExportException("A part of the export is too large");
        }
        return token;
    }

    /** In bytes, or in characters where the export is no UTF-8. */
    private long offset() {
        var at = delegate.currentLocation();
        return Math.max(at.getByteOffset(), at.getCharOffset());
    }
}
