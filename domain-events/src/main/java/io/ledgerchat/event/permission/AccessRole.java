package io.ledgerchat.event.permission;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody is to a resource, and with it which rights they have (contract 75 §1). */
public enum AccessRole {
    @JsonProperty("viewer")
    VIEWER("viewer", 1),
    @JsonProperty("editor")
    EDITOR("editor", 3),
    @JsonProperty("owner")
    OWNER("owner", 15);

    private final String word;
    private final int bits;

    AccessRole(String word, int bits) {
        this.word = word;
        this.bits = bits;
    }

    public String word() {
        return word;
    }

    public int bits() {
        return bits;
    }

    public boolean includes(Right right) {
        return (bits & right.bit()) != 0;
    }

    /** As clients name it for this type of resource: {@code agent_viewer}. */
    public String idFor(ResourceType type) {
        return type.wireName() + "_" + word;
    }

    /** The role of this id, if it is one for this type of resource. */
    public static Optional<AccessRole> of(ResourceType type, String id) {
        return Stream.of(values()).filter(role -> role.idFor(type).equals(id)).findFirst();
    }
}
