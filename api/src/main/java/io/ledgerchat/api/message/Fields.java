package io.ledgerchat.api.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads fields of a request's body; one of the wrong type is refused by its name. A null is an absent field. */
record Fields(JsonNode body) {
    Optional<JsonNode> field(String name) {
        return body.isObject() ? body.optional(name).filter(value -> !value.isNull()) : Optional.empty();
    }

    Optional<String> text(String name) {
        return field(name).map(value -> {
            if (!value.isString()) {
                throw wrong(name, "a string");
            }
            return value.asString();
        });
    }

    boolean flag(String name) {
        return field(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw wrong(name, "a boolean");
                    }
                    return value.asBoolean();
                })
                .orElse(false);
    }

    List<String> texts(String name) {
        return field(name)
                .map(values -> {
                    if (!values.isArray()) {
                        throw wrong(name, "a list of strings");
                    }
                    var texts = new ArrayList<String>();
                    for (JsonNode value : values) {
                        if (!value.isString()) {
                            throw wrong(name, "a list of strings");
                        }
                        texts.add(value.asString());
                    }
                    return List.copyOf(texts);
                })
                .orElse(List.of());
    }

    Optional<Fields> object(String name) {
        return field(name).map(value -> {
            if (!value.isObject()) {
                throw wrong(name, "an object");
            }
            return new Fields(value);
        });
    }

    private static RuntimeException wrong(String name, String kind) {
        return Protocol.error(400, name + " must be " + kind);
    }
}
