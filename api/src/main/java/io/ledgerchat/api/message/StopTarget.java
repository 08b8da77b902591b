package io.ledgerchat.api.message;

import io.ledgerchat.event.conversation.ConversationId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which reply is to be stopped (contract 30 §9.3).
 *
 * @param asked the id that was sent, whatever it is
 */
record StopTarget(@Nullable String asked, Optional<Long> generation) {
    private static final int LONGEST = 512;

    static StopTarget read(JsonNode body) {
        String asked = Stream.of("streamId", "conversationId", "abortKey")
                .flatMap(name -> id(body, name).stream())
                .findFirst()
                .orElse(null);
        return new StopTarget(asked, generation(body));
    }

    private static Optional<String> id(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString() || value.asString().isEmpty() || value.asString().length() > LONGEST) {
            throw Protocol.code(400, "INVALID_ABORT_TARGET");
        }
        String id = value.asString();
        return Optional.of(name.equals("abortKey") ? id.split(":", 2)[0] : id);
    }

    private static Optional<Long> generation(JsonNode body) {
        JsonNode value = body.path("generationCreatedAt");
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.asLong() < 0
                || value.asLong() > Protocol.LARGEST) {
            throw Protocol.code(400, "INVALID_GENERATION_IDENTITY");
        }
        return Optional.of(value.asLong());
    }

    /** A new chat that has no id yet at the client: its only running reply is meant. */
    boolean isNew() {
        return "new".equals(asked);
    }

    Optional<ConversationId> conversation() {
        return Optional.ofNullable(asked).filter(ConversationId::isValid).map(ConversationId::new);
    }
}
