package io.ledgerchat.api.account;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a request brings to prove the second factor (contract 10 §B7): a one-time code, else a backup code, else nothing.
 *
 * @param code as it stands; a number counts as given and never matches
 */
record ShownFactor(@Nullable String code, @Nullable String backupCode) {
    static ShownFactor in(JsonNode body) {
        var token = body.path("token");
        if (!token.isMissingNode()
                && !token.isNull()
                && !(token.isString() && token.asString().isEmpty())) {
            return new ShownFactor(token.isString() ? token.asString() : "?", null);
        }
        var backup = body.path("backupCode");
        return new ShownFactor(
                null,
                backup.isString() && !backup.asString().isBlank()
                        ? backup.asString().strip()
                        : null);
    }

    boolean isNothing() {
        return code == null && backupCode == null;
    }

    @Override
    public String toString() {
        return "ShownFactor[]";
    }
}
