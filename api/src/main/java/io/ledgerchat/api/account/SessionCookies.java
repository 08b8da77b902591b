package io.ledgerchat.api.account;

import io.ledgerchat.api.configuration.Settings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The cookies of a session (contract 00 §7.5). Written by hand: the attributes, their order and the absence of
 * {@code Max-Age} are the contract's.
 */
@Component
class SessionCookies {
    private static final String REFRESH_TOKEN = "refreshToken";
    private static final List<String> ALL =
            List.of(REFRESH_TOKEN, "openid_access_token", "openid_id_token", "openid_user_id", "token_provider");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final boolean secure;

    SessionCookies(Settings settings) {
        this.secure = settings.signIn().secureCookies();
    }

    void set(HttpServletResponse response, String refreshToken, Instant expiresAt) {
        add(response, REFRESH_TOKEN, refreshToken, expiresAt);
        add(response, "token_provider", "librechat", expiresAt);
    }

    void clear(HttpServletResponse response) {
        for (String cookie : ALL) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE, cookie + "=; Path=/; Expires=" + HTTP_DATE.format(Instant.EPOCH));
        }
    }

    Optional<String> refreshToken(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(REFRESH_TOKEN))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private void add(HttpServletResponse response, String name, String value, Instant expiresAt) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                name + "=" + value + "; Path=/; Expires=" + HTTP_DATE.format(expiresAt) + "; HttpOnly"
                        + (secure ? "; Secure" : "") + "; SameSite=Strict");
    }
}
