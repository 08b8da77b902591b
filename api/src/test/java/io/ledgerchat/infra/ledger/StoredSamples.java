package io.ledgerchat.infra.ledger;

import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.infra.key.InMemoryDataKeys;
import java.util.IdentityHashMap;
import java.util.Map;

/** A sample of every event with the bytes that it is stored as. */
public final class StoredSamples {
    private StoredSamples() {}

    public static Map<Object, byte[]> all() {
        LedgerSerializer serializer = serializer();
        var samples = new IdentityHashMap<Object, byte[]>();
        EventSamples.all()
                .forEach(event -> samples.put(
                        event, serializer.serialize(event, byte[].class).getData()));
        return samples;
    }

    public static byte[] stored(Object event) {
        return serializer().serialize(event, byte[].class).getData();
    }

    private static LedgerSerializer serializer() {
        return new LedgerSerializer(EventCatalogue.standard(), new InMemoryDataKeys().repeatableCipher());
    }
}
