package io.ledgerchat.api.account;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import io.ledgerchat.api.configuration.OpenIdSettings;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.event.Sha256;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * What a browser keeps between going to the identity provider and coming back: signed, for ten minutes, in a cookie, so that
 * any node can go on. The cookie crosses sites, as the way back does; it proves nothing without the provider's answer.
 */
@Component
class OpenIdJourney {
    private static final String COOKIE = "openid_journey";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Optional<SecretKey> key;
    private final boolean secure;
    private final Clock clock;

    OpenIdJourney(Settings settings, Clock clock) {
        this.key = settings.openId().map(OpenIdSettings::sessionSecret).map(OpenIdJourney::key);
        this.secure = settings.signIn().secureCookies();
        this.clock = clock;
    }

    /** Secrets of any length are good. */
    private static SecretKey key(String secret) {
        return Keys.hmacShaKeyFor(Sha256.digest().digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    void begin(OAuth2AuthorizationRequest request, HttpServletResponse response) {
        Instant now = clock.instant();
        var token = Jwts.builder()
                .claim("state", request.getState())
                .claim("attributes", new LinkedHashMap<>(request.getAttributes()))
                .expiration(Date.from(now.plus(LIFE)))
                .signWith(key.orElseThrow(), Jwts.SIG.HS256)
                .compact();
        set(response, token, LIFE);
    }

    /** The request that this browser was sent with, if it was; it can be used up once by this browser. */
    Optional<OAuth2AuthorizationRequest> end(
            ClientRegistration registration, HttpServletRequest request, HttpServletResponse response) {
        var token = Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
        set(response, "", Duration.ZERO);
        return token.flatMap(this::read).map(claims -> restored(registration, claims));
    }

    private Optional<Claims> read(String token) {
        JwtParser parser = Jwts.parser()
                .verifyWith(key.orElseThrow())
                .clock(() -> Date.from(clock.instant()))
                .build();
        try {
            return Optional.of(parser.parseSignedClaims(token).getPayload());
        } catch (JwtException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static OAuth2AuthorizationRequest restored(ClientRegistration registration, Claims claims) {
        var attributes = new LinkedHashMap<String, Object>();
        if (claims.get("attributes") instanceof Map<?, ?> kept) {
            kept.forEach((name, value) -> attributes.put(String.valueOf(name), value));
        }
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(String.valueOf(claims.get("state")))
                .attributes(attributes)
                .build();
    }

    private void set(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/oauth")
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
