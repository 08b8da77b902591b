package io.ledgerchat.api.account;

import io.ledgerchat.query.account.Account;
import io.ledgerchat.query.account.Preferences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user object as clients know it (contract 10 §A). What has no use yet has LibreChat's default. */
final class UserDocument {
    private UserDocument() {}

    /** As signing in and refreshing tell it. */
    static Map<String, @Nullable Object> atSignIn(Account account, Preferences preferences) {
        var user = ofAccount(account, preferences);
        user.put("termsAcceptedAt", account.termsAcceptedAt());
        user.put("refreshToken", List.of());
        return user;
    }

    /** As {@code GET /api/user} tells it. */
    static Map<String, @Nullable Object> ofAccount(Account account, Preferences preferences) {
        var user = new LinkedHashMap<String, @Nullable Object>();
        user.put("_id", account.accountId().value());
        user.put("id", account.accountId().value());
        user.put("name", account.name());
        user.put("username", account.username());
        user.put("email", account.email());
        user.put("emailVerified", account.emailVerified());
        user.put("avatar", account.avatar());
        user.put("provider", account.provider());
        user.put("role", account.role());
        user.put("plugins", preferences.plugins());
        user.put("twoFactorEnabled", account.twoFactor());
        user.put("termsAccepted", account.termsAcceptedAt() != null);
        user.put(
                "personalization",
                Map.of("memories", preferences.remember(), "statefulCodeEnvironment", preferences.codeEnvironment()));
        user.put("favorites", FavoriteForm.written(preferences.favorites()));
        user.put("skillStates", Map.of());
        user.put("createdAt", account.createdAt());
        user.put("updatedAt", account.updatedAt());
        return user;
    }
}
