package io.ledgerchat.event.permission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** What access can be given to (contract 75 §1); {@link #ASSISTANT} is ours, the others have LibreChat's names. */
public enum ResourceType {
    AGENT("agent"),
    PROMPT_GROUP("promptGroup"),
    MCP_SERVER("mcpServer"),
    REMOTE_AGENT("remoteAgent"),
    SKILL("skill"),
    SHARED_LINK("sharedLink"),
    ASSISTANT("assistant");

    private final String wireName;

    ResourceType(String wireName) {
        this.wireName = wireName;
    }

    /** As clients and the log call it. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    public static Optional<ResourceType> named(String wireName) {
        return Stream.of(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    @JsonCreator
    static ResourceType of(String wireName) {
        return named(wireName).orElseThrow(() -> new IllegalArgumentException("no type of resource"));
    }
}
