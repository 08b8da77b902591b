package io.ledgerchat.api.share;

import io.ledgerchat.api.transport.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a conversation is to be shared.
 *
 * @param targetMessageId down to whose level; absent means all of it
 */
record ShareRequest(
        @Nullable String targetMessageId, @Nullable Boolean snapshotFiles) {
    static ShareRequest of(JsonNode body) {
        var target = body.path("targetMessageId");
        var files = body.path("snapshotFiles");
        boolean named = !target.isMissingNode() && !target.isNull();
        if (named && (!target.isString() || target.asString().isEmpty())) {
            throw Answer.message(400, "targetMessageId must be a non-empty string");
        }
        boolean decided = !files.isMissingNode() && !files.isNull();
        if (decided && !files.isBoolean()) {
            throw Answer.message(400, "snapshotFiles must be a boolean");
        }
        return new ShareRequest(named ? target.asString() : null, decided ? files.asBoolean() : null);
    }
}
