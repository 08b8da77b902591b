package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import io.ledgerchat.infra.key.FieldCipher;
import java.io.IOException;
import java.util.List;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Commands, queries and their answers as JSON under their class names; personal fields are no more readable than in the log.
 *
 * <p>Axon's own serializer would send a list as {@code java.util.ArrayList}, and the other end would find maps in it; here
 * a list's type names its elements.
 */
final class MessageSerializer extends JacksonSerializer {
    private static final String LIST = "list:";

    MessageSerializer(FieldCipher cipher) {
        super(JacksonSerializer.builder()
                .objectMapper(LedgerJson.personal(cipher).registerModule(new FamilyModule())));
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expected) {
        if (!(object instanceof List<?> list)) {
            return super.serialize(object, expected);
        }
        Class<?> element = elementOf(list);
        try {
            byte[] json = getObjectMapper().writerFor(listOf(element)).writeValueAsBytes(list);
            var type = new SimpleSerializedType(LIST + element.getName(), null);
            return getConverter().convert(new SimpleSerializedObject<>(json, byte[].class, type), expected);
        } catch (JsonProcessingException e) {
            throw new SerializationException("could not write a list of " + element.getName(), e);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
    public <S, T> T deserialize(SerializedObject<S> sent) {
        String name = sent.getType().getName();
        if (name == null || !name.startsWith(LIST)) {
            return super.deserialize(sent);
        }
        try {
            Class<?> element = getObjectMapper().getTypeFactory().findClass(name.substring(LIST.length()));
            byte[] json = getConverter().convert(sent, byte[].class).getData();
            return (T) getObjectMapper().readerFor(listOf(element)).readValue(json);
        } catch (IOException | ClassNotFoundException e) {
            throw new SerializationException("could not read " + name, e);
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public Class classForType(SerializedType type) {
        return type.getName() != null && type.getName().startsWith(LIST) ? List.class : super.classForType(type);
    }

    private JavaType listOf(Class<?> element) {
        return getObjectMapper().getTypeFactory().constructCollectionType(List.class, element);
    }

    private static Class<?> elementOf(List<?> list) {
        List<? extends Class<?>> classes =
                list.stream().<Class<?>>map(Object::getClass).distinct().toList();
        if (classes.size() > 1) {
            throw new SerializationException("a list on the bus holds one kind of thing, not " + classes);
        }
        return classes.isEmpty() ? Object.class : classes.getFirst();
    }
}
