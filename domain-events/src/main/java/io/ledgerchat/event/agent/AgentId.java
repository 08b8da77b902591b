package io.ledgerchat.event.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies an agent by its public id: {@code agent_} and 21 url-safe characters where it was made here. */
public record AgentId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgentId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("an agent id is url-safe characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isUrlSafe(text, 1, 100);
    }

    @Override
    public String kind() {
        return "agent";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
