package io.ledgerchat.infra.ledger;

import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.infra.key.InMemoryDataKeys;
import java.util.IdentityHashMap;
import java.util.Map;

/** A sample of every event with the bytes that it is stored as. */
public final class StoredSamples {
    private StoredSamples() {}

    public static Map<Object, byte[]> all() {
        var serializer = new LedgerSerializer(EventCatalogue.standard(), new InMemoryDataKeys().repeatableCipher());
        var samples = new IdentityHashMap<Object, byte[]>();
        EventSamples.all()
                .forEach(event -> samples.put(
                        event, serializer.serialize(event, byte[].class).getData()));
        return samples;
    }
}
