package io.ledgerchat.api.account;

import io.ledgerchat.query.account.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user object as clients know it (contract 10 §A). What has no use yet has LibreChat's default. */
final class UserDocument {
    private UserDocument() {}

    /** As signing in and refreshing tell it. */
    static Map<String, @Nullable Object> atSignIn(Account account) {
        var user = ofAccount(account);
        user.put("termsAcceptedAt", account.termsAcceptedAt());
        user.put("refreshToken", List.of());
        return user;
    }

    /** As {@code GET /api/user} tells it. */
    static Map<String, @Nullable Object> ofAccount(Account account) {
        var user = new LinkedHashMap<String, @Nullable Object>();
        user.put("_id", account.accountId().value());
        user.put("id", account.accountId().value());
        user.put("name", account.name());
        user.put("username", account.username());
        user.put("email", account.email());
        user.put("emailVerified", account.emailVerified());
        user.put("avatar", null);
        user.put("provider", account.provider());
        user.put("role", account.role());
        user.put("plugins", List.of());
        user.put("twoFactorEnabled", false);
        user.put("termsAccepted", account.termsAcceptedAt() != null);
        user.put("personalization", Map.of("memories", true, "statefulCodeEnvironment", "user"));
        user.put("favorites", List.of());
        user.put("skillStates", Map.of());
        user.put("createdAt", account.createdAt());
        user.put("updatedAt", account.updatedAt());
        return user;
    }
}
