package io.ledgerchat.infra.ledger.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.ledgerchat.event.Personal;
import io.ledgerchat.infra.ledger.LedgerJson;
import io.ledgerchat.query.ledger.Change;
import io.ledgerchat.query.ledger.History;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the events of a change from the store on the engine in use, opens what is personal in them, and lays them over each
 * other. Nothing personal is kept for it: where a key is destroyed, history has nothing to say any more.
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
    public Map<String, Map<String, @Nullable Object>> state(List<Change> changes) {
        Map<String, Set<String>> wanted = changes.stream()
                .collect(Collectors.groupingBy(
                        Change::aggregate,
                        LinkedHashMap::new,
                        Collectors.mapping(Change::eventId, Collectors.toSet())));
        var state = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        wanted.forEach((aggregate, ids) -> state.put(aggregate, fields(aggregate, ids)));
        return state;
    }

    private Map<String, @Nullable Object> fields(String aggregate, Set<String> ids) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var stream = events.readEvents(aggregate);
        while (stream.hasNext()) {
            var event = stream.next();
            if (ids.contains(event.getIdentifier())) {
                fields.putAll(json.convertValue(event.getPayload(), FIELDS));
                fields.put("lastEvent", event.getPayloadType().getSimpleName());
            }
        }
        return fields;
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
