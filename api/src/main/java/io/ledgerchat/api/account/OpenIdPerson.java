package io.ledgerchat.api.account;

import com.nimbusds.jwt.JWTParser;
import io.ledgerchat.api.configuration.OpenIdSettings;
import io.ledgerchat.api.configuration.OpenIdSettings.RequiredRole;
import io.ledgerchat.event.Excerpt;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Whom the identity provider vouches for, in our words.
 *
 * @param subject the provider's id of the person; nothing else stays the same
 */
record OpenIdPerson(
        String issuer,
        String subject,
        Optional<String> email,
        boolean emailVerified,
        String name,
        @Nullable String username) {
    private static final int LONGEST = 80;

    static OpenIdPerson of(OidcUser user, OpenIdSettings settings) {
        var subject = Objects.requireNonNull(user.getSubject(), "Spring Security demands one");
        var email = claim(user, settings.emailClaim(), "email")
                .map(text -> text.strip().toLowerCase(Locale.ROOT));
        var username = claim(user, settings.usernameClaim(), "preferred_username")
                .or(() -> Optional.ofNullable(user.getGivenName()));
        var name = claim(user, settings.nameClaim(), "name")
                .or(() -> username)
                .or(() -> email)
                .orElse(subject);
        return new OpenIdPerson(
                String.valueOf(user.getIssuer()),
                subject,
                email.filter(text -> text.contains("@")),
                Boolean.TRUE.equals(user.getEmailVerified()),
                Excerpt.of(name, LONGEST),
                username.map(text -> Excerpt.of(text.toLowerCase(Locale.ROOT), LONGEST))
                        .orElse(null));
    }

    private static Optional<String> claim(OidcUser user, Optional<String> chosen, String otherwise) {
        return Optional.ofNullable(user.getClaimAsString(chosen.orElse(otherwise)))
                .filter(text -> !text.isBlank());
    }

    /** Whether the token that the operator named lists one of the roles that are required. */
    static boolean hasRole(OpenIdProof.Proven proven, RequiredRole required) {
        var user = proven.user();
        var claims = switch (required.token()) {
            case "access" -> accessClaims(proven.accessToken());
            case "userinfo" ->
                user.getUserInfo() == null
                        ? Map.<String, Object>of()
                        : user.getUserInfo().getClaims();
            default -> user.getIdToken().getClaims();
        };
        @Nullable Object found = claims;
        for (String step : required.path()) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        var roles = switch (found) {
            case Collection<?> many -> many.stream().map(String::valueOf).toList();
            case String one -> List.of(one.split("[\\s,]+"));
            case null, default -> List.<String>of();
        };
        return roles.stream().anyMatch(required.oneOf()::contains);
    }

    /** It came from the provider itself over its own connection, so its signature adds nothing. */
    private static Map<String, Object> accessClaims(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getClaims();
        } catch (ParseException notReadable) {
            return Map.of();
        }
    }

    /** Names no person. */
    @Override
    public String toString() {
        return "OpenIdPerson[]";
    }
}
