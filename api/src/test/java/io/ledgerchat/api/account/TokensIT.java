package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import io.ledgerchat.api.configuration.Secrets;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.account.TokenHash;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access and refresh tokens on the real application (contract 00 §7, 10 §B3-B4). */
class TokensIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final JdbcClient sql = server.bean(JdbcClient.class);

    @Test
    void aTokenClaimsWhatClientsReadAndNoRole() {
        var client = server.signedIn();
        JsonNode claims = claims(client.token());

        assertThat(claims.propertyNames())
                .containsExactlyInAnyOrder("id", "username", "provider", "email", "iat", "exp");
        assertThat(claims.get("email").asString()).isEqualTo(client.email());
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(900);
    }

    @Test
    void aTokenThatProvesNothingIsRefusedWithItsReason() {
        var client = server.signedIn();
        var good = client.token();
        var parts = good.split("\\.");

        assertThat(refusal(null)).isEqualTo("No auth token");
        assertThat(refusal("sk-" + "0".repeat(64))).isEqualTo("jwt malformed");
        assertThat(refusal(parts[0] + "." + parts[1] + ".")).isEqualTo("jwt signature is required");
        assertThat(refusal(parts[0] + "." + parts[1] + "." + parts[0])).isEqualTo("invalid signature");
        assertThat(refusal(signed(Map.of("id", client.accountId()), "y".repeat(64), Duration.ofMinutes(1))))
                .isEqualTo("invalid signature");
        assertThat(refusal(ours(Map.of("id", client.accountId()), Duration.ofMinutes(-1))))
                .isEqualTo("jwt expired");
        assertThat(refusal(ours(Map.of("userId", client.accountId()), Duration.ofMinutes(1))))
                .isEqualTo("Unauthorized");
        assertThat(refusal(ours(Map.of("id", "../etc"), Duration.ofMinutes(1)))).isEqualTo("Unauthorized");
        assertThat(refusal(ours(Map.of("id", "0".repeat(24)), Duration.ofMinutes(1))))
                .isEqualTo("Unauthorized");
        assertThat(refusal("a.b.c")).isEqualTo("invalid token");
    }

    @Test
    void theSchemeMayBeWrittenInAnyCase() throws Exception {
        var client = server.signedIn();
        var request = java.net.http.HttpRequest.newBuilder(server.uri("/api/user"))
                .header("Authorization", "bEaReR  " + client.token())
                .build();

        var answer = java.net.http.HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void signingInSetsBothCookiesAsTheContractWritesThem() {
        var client = server.signedIn();
        var answer = client.post("/api/auth/login", Map.of("email", client.email(), "password", TestClient.PASSWORD));

        assertThat(answer.headers().allValues("set-cookie"))
                .satisfiesExactly(
                        cookie -> assertThat(cookie)
                                .matches(
                                        "refreshToken=[^;]+; Path=/; Expires=\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT;"
                                                + " HttpOnly; SameSite=Strict"),
                        cookie -> assertThat(cookie).startsWith("token_provider=librechat; Path=/; Expires="));
    }

    @Test
    void refreshingKeepsTheSessionsEndAndTellsTheUser() {
        var client = server.signedIn();
        var before = claims(refreshToken(client)).get("exp").asLong();

        var answer = json(expect(200, client.post("/api/auth/refresh", null)));

        assertThat(claims(refreshToken(client)).get("exp").asLong()).isEqualTo(before);
        assertThat(answer.get("user").get("email").asString()).isEqualTo(client.email());
        client.withToken(answer.get("token").asString());
        expect(200, client.get("/api/user"));
    }

    @Test
    void withoutACookieRefreshingIsNoError() {
        var answer = expect(200, server.client().post("/api/auth/refresh", null));

        assertThat(answer.body()).isEqualTo("Refresh token not provided");
        assertThat(answer.headers().firstValue("content-type")).get().asString().startsWith("text/html");
    }

    @Test
    void aForgedRefreshTokenIsInvalid() {
        var client = server.client();
        cookie(client, signed(Map.of("id", "0".repeat(24)), "y".repeat(64), Duration.ofDays(1)));

        assertThat(expect(403, client.post("/api/auth/refresh", null)).body()).isEqualTo("Invalid refresh token");
    }

    @Test
    void simultaneousRefreshesWithOneTokenAllEndWithTheSameNewOne() throws Exception {
        var client = server.signedIn();
        var old = tokenOfFiveMinutesAgo(client);

        List<String> cookies;
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = Stream.generate(() -> (Callable<String>) () -> refreshWith(old))
                    .limit(5)
                    .toList();
            cookies = tabs.invokeAll(asked).stream().map(Future::resultNow).toList();
        }

        assertThat(cookies).doesNotContain(old);
        assertThat(Set.copyOf(cookies)).hasSize(1);
    }

    @Test
    void afterTheGraceTheTradedTokenIsRefusedAndTheRefusalRecordedOnce() {
        var client = server.signedIn();
        var old = tokenOfFiveMinutesAgo(client);
        refreshWith(old);
        sql.sql("update vault.session set issued_at = issued_at - interval '1 minute' where account_id = ?")
                .param(client.accountId())
                .update();

        assertThat(expect(401, withCookie(old).post("/api/auth/refresh", null)).body())
                .isEqualTo("Refresh token expired or not found for this user");
        assertThat(expect(403, withCookie(old).post("/api/auth/refresh?retry=true", null))
                        .body())
                .isEqualTo("No session found");
        assertThat(sql.sql("""
                                select count(*) from ledger.domain_event_entry
                                where payload_type = 'account.refresh-refused' and aggregate_identifier = ?""")
                        .param("session:" + claims(old).get("sessionId").asString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void signingOutEndsTheSessionAndClearsTheCookies() {
        var client = server.signedIn();
        var token = refreshToken(client);

        var answer = expect(200, client.post("/api/auth/logout", null));

        assertThat(answer.body()).isEqualTo("{\"message\":\"Logout successful\"}");
        assertThat(answer.headers().allValues("set-cookie"))
                .hasSize(5)
                .allMatch(cookie -> cookie.endsWith("=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"));
        expect(401, withCookie(token).post("/api/auth/refresh", null));
        expect(200, client.post("/api/auth/logout", null));
    }

    private String refusal(String token) {
        return json(expect(401, server.client().withToken(token).get("/api/user")))
                .get("message")
                .asString();
    }

    private String ours(Map<String, ?> claims, Duration life) {
        return signed(claims, server.bean(Secrets.class).jwtSecret(), life);
    }

    private static String signed(Map<String, ?> claims, String secret, Duration life) {
        return Jwts.builder()
                .claims(claims)
                .expiration(Date.from(Instant.now().plus(life)))
                .signWith(Keys.hmacShaKeyFor(secret.getBytes(StandardCharsets.UTF_8)), Jwts.SIG.HS256)
                .compact();
    }

    private String refreshWith(String token) {
        return expect(200, withCookie(token).post("/api/auth/refresh", null)).headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("refreshToken="))
                .map(cookie -> cookie.substring("refreshToken=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private TestClient withCookie(String token) {
        var client = server.client();
        cookie(client, token);
        return client;
    }

    private void cookie(TestClient client, String token) {
        var cookie = new HttpCookie("refreshToken", token);
        cookie.setPath("/");
        cookie.setVersion(0);
        client.cookies().getCookieStore().add(server.uri("/"), cookie);
    }

    private static String refreshToken(TestClient client) {
        return client.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("refreshToken"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** The session's token as if it had been issued a while ago; one of this very second would not change by rotation. */
    private String tokenOfFiveMinutesAgo(TestClient client) {
        var claims = claims(refreshToken(client));
        var then = Instant.now().minusSeconds(300);
        var token = Jwts.builder()
                .claim("id", client.accountId())
                .claim("sessionId", claims.get("sessionId").asString())
                .issuedAt(Date.from(then))
                .expiration(Date.from(Instant.ofEpochSecond(claims.get("exp").asLong())))
                .signWith(
                        Keys.hmacShaKeyFor(
                                server.bean(Secrets.class).jwtRefreshSecret().getBytes(StandardCharsets.UTF_8)),
                        Jwts.SIG.HS256)
                .compact();
        sql.sql("update vault.session set refresh_hash = ?, issued_at = ? where account_id = ?")
                .params(TokenHash.of(token).hex(), then.atOffset(ZoneOffset.UTC), client.accountId())
                .update();
        return token;
    }

    private static JsonNode claims(String token) {
        return JsonMapper.builder().build().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
