package io.ledgerchat.infra.ledger.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.ledgerchat.event.Personal;
import io.ledgerchat.infra.ledger.LedgerJson;
import io.ledgerchat.query.ledger.History;
import io.ledgerchat.query.ledger.ThingVersion;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a thing's events from the store on the engine in use, up to the one that began the version, opens what is personal
 * in them, and lays them over each other. Nothing personal is kept for it: where a key is destroyed, history has nothing to
 * say any more.
 */
@Component
class EventHistory implements History {
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final EventStore events;
    private final ObjectMapper json =
            LedgerJson.plain().registerModule(new SimpleModule("opened").addSerializer(new OpenedSerializer()));

    EventHistory(EventStore events) {
        this.events = events;
    }

    @Override
    public Map<String, @Nullable Object> state(ThingVersion version) {
        var state = new FoldedState();
        var stream = events.readEvents(version.thing());
        while (stream.hasNext()) {
            var event = stream.next();
            state.add(event.getPayload(), json.convertValue(event.getPayload(), FIELDS));
            if (event.getIdentifier().equals(version.eventId())) {
                break;
            }
        }
        return state.fields();
    }

    private static final class OpenedSerializer extends JsonSerializer<Personal<?>> {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // Jackson asks for the raw class
        public Class<Personal<?>> handledType() {
            return (Class) Personal.class;
        }

        @Override
        public void serialize(Personal<?> personal, JsonGenerator out, SerializerProvider serializers)
                throws IOException {
            if (personal.isErased()) {
                out.writeString(ERASED);
            } else {
                serializers.defaultSerializeValue(personal.value().orElseThrow(), out);
            }
        }
    }
}
