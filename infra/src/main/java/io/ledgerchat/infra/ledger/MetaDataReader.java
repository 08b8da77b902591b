package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.util.HashMap;
import org.axonframework.messaging.MetaData;

/** Reads metadata word by word; Axon's own reader asks Jackson for each event anew how a map is read. */
final class MetaDataReader extends StdDeserializer<MetaData> {
    @Serial
    private static final long serialVersionUID = 1L;

    MetaDataReader() {
        super(MetaData.class);
    }

    @Override
    public MetaData deserialize(JsonParser json, DeserializationContext context) throws IOException {
        var words = new HashMap<String, Object>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            words.put(
                    key,
                    json.nextToken() == JsonToken.VALUE_STRING
                            ? json.getText()
                            : context.readValue(json, Object.class));
        }
        return MetaData.from(words);
    }
}
