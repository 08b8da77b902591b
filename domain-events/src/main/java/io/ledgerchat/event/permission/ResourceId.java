package io.ledgerchat.event.permission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;

/**
 * Identifies who may do what with one resource.
 *
 * @param id what the permission routes of clients name it by: the {@code _id}, not the public id (contract 75 §1); of an
 *     assistant the id that its provider gave it
 */
public record ResourceId(ResourceType type, String id) implements Identifier {

    @JsonCreator
    public static ResourceId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("a resource is written type/id");
        }
        return new ResourceId(ResourceType.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public String kind() {
        return "access";
    }

    @JsonValue
    @Override
    public String value() {
        return type.wireName() + "/" + id;
    }

    @Override
    public String toString() {
        return kind() + ":" + value();
    }
}
