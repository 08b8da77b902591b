package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.event.EventType;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.UnreadableFieldException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event serializer: JSON under logical names, personal fields encrypted, metadata from text to text.
 *
 * <p>An unknown name or revision is an {@link UnknownEventException}, never an event that is passed over; a personal
 * field that nobody erased and that still cannot be read is an {@link UnreadableFieldException}, not wrapped in anything.
 */
public final class LedgerSerializer extends JacksonSerializer {
    private static final String METADATA = MetaData.class.getName();

    private final EventCatalogue catalogue;
    /** A reader finds out how to read its type when it is made. */
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    public LedgerSerializer(EventCatalogue catalogue, FieldCipher cipher) {
        super(JacksonSerializer.builder().objectMapper(LedgerJson.personal(cipher)));
        this.catalogue = catalogue;
        getObjectMapper()
                .registerModule(
                        new SimpleModule("ledgerchat-metadata").addDeserializer(MetaData.class, new MetaDataReader()));
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expected) {
        if (object == null) {
            return super.serialize(null, expected);
        }
        if (object instanceof MetaData metaData) {
            requireTexts(metaData);
            return super.serialize(object, expected);
        }
        var event = spoken(object.getClass());
        try {
            var bytes = getObjectMapper()
                    .writerFor(event.type())
                    .withAttribute(PersonalModule.NAME, event.name())
                    .writeValueAsBytes(object);
            return getConverter().convert(new SimpleSerializedObject<>(bytes, byte[].class, stored(event)), expected);
        } catch (JsonProcessingException e) {
            throw new SerializationException("could not write " + event.name(), e);
        }
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, this::newReader);
    }

    private ObjectReader newReader(Class<?> type) {
        var reader = getObjectMapper().readerFor(type);
        return catalogue
                .ofClass(type)
                .map(event -> reader.withAttribute(PersonalModule.NAME, event.name()))
                .orElse(reader);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
    public <S, T> T deserialize(SerializedObject<S> stored) {
        try {
            return super.deserialize(stored);
        } catch (SerializationException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof UnreadableFieldException unreadable) {
                    throw unreadable;
                }
            }
            throw e;
        }
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (METADATA.equals(type.getName())) {
            return MetaData
                    .class; // each event has some, and looking for a class by its name takes as long as reading it
        }
        if (SerializedType.emptyType().equals(type)) {
            return super.classForType(type);
        }
        return catalogue
                .named(type.getName())
                .filter(event -> event.revision().equals(type.getRevision()))
                .orElseThrow(() -> UnknownEventException.stored(type.getName(), type.getRevision()))
                .type();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || MetaData.class.isAssignableFrom(type)) {
            return super.typeForClass(type);
        }
        return stored(spoken((Class<?>) type));
    }

    private EventType spoken(Class<?> type) {
        return catalogue.ofClass(type).orElseThrow(() -> UnknownEventException.spoken(type));
    }

    private static SerializedType stored(EventType event) {
        return new SimpleSerializedType(event.name(), event.revision());
    }

    private static void requireTexts(MetaData metaData) {
        metaData.forEach((key, value) -> {
            if (!(value instanceof String)) {
                throw new SerializationException("metadata is text; " + key + " is not");
            }
        });
    }
}
