package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.ledgerchat.event.Personal;
import io.ledgerchat.infra.key.FieldCipher;
import java.io.Serial;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads {@link Personal} as {@code {"subject", "key", "value"}}, where the value is encrypted for its place:
 * the name of what is written (an attribute of the writer) and the path within it.
 */
final class PersonalModule extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Attribute of writers and readers: the stored name of the event at hand. */
    static final String NAME = "ledgerchat.name";

    /** Place of fields in commands and queries, which are not stored. */
    private static final String MESSAGE = "message";

    PersonalModule(FieldCipher cipher, ObjectMapper values) {
        super("ledgerchat-personal");
        addSerializer(new PersonalSerializer(cipher, values));
        addDeserializer(Personal.class, new PersonalDeserializer(cipher, values));
    }

    /** The same text from the writer's context and the reader's, or what was written could not be read. */
    static String place(@Nullable Object name, @Nullable JsonStreamContext context) {
        if (context != null && context.inObject() && context.getParent().inRoot()) {
            return (name == null ? MESSAGE : name) + "/" + context.getCurrentName(); // as nearly all are
        }
        var path = new ArrayDeque<String>();
        for (var at = context; at != null && !at.inRoot(); at = at.getParent()) {
            path.addFirst(at.inArray() ? String.valueOf(at.getCurrentIndex()) : at.getCurrentName());
        }
        return (name == null ? MESSAGE : name) + "/" + String.join(".", path);
    }
}
