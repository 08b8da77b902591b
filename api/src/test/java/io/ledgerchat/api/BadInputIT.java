package io.ledgerchat.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Every route that the application documents, asked nonsense: the answer is never a server's failure, shows nothing of its
 * inside, and where it is a refusal the log has no event of it.
 */
class BadInputIT {
    /**
     * Where the contract itself words a 500 for what a client can send (contract 40 §2.8 to §2.12, §3.6, 45 §2-3, 50 §3,
     * 60 on uploads and speech), beside the 501 of file 30 §10.
     */
    private static final List<String> WORDED_BY_THE_CONTRACT = List.of(
            "Error clearing conversations",
            "Error forking conversation",
            "Error duplicating conversation",
            "Error processing file",
            "Error updating conversation tags",
            "{\"error\":\"Error fetching conversations\"}",
            "{\"error\":\"Failed to update feedback\"}",
            "{\"message\":\"Error processing file\"}",
            "{\"message\":\"An error occurred while uploading the profile picture\"}",
            "{\"error\":\"Failed to stream audio\"}",
            "An error occurred",
            "{\"error\":\"Failed to get voices: Configuration or TTS schema is missing\"}");

    private static final long SEED = Long.getLong("ledgerchat.seed", 20_261_122L);
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static TestClient person;

    @BeforeAll
    static void signIn() {
        person = SERVER.signedIn();
        assertThat(events()).as("the registration among them").isPositive();
    }

    record Route(String method, String path) {}

    static Stream<Route> routes() {
        JsonNode document =
                TestClient.json(TestClient.expect(200, SERVER.client().get("/v3/api-docs")));
        var routes = new ArrayList<Route>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> routes.add(
                                new Route(method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey()))));
        assertThat(routes).hasSizeGreaterThan(40);
        // Ends the session or the account, so not with this person.
        return routes.stream()
                .filter(route ->
                        !route.path().endsWith("/user/delete") && !route.path().endsWith("/auth/logout"))
                // A stream and a title are waited for by design.
                .filter(route ->
                        !route.path().contains("/stream/") && !route.path().contains("/gen_title/"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void nonsenseGetsAClearAnswer(Route route) {
        var random = new Random(SEED ^ route.hashCode());
        for (Object body : nonsense(random)) {
            String path = route.path().replaceAll("\\{[^}]+}", pathNonsense(random));
            long before = events();
            HttpResponse<String> answer = person.send(route.method(), path, body);
            String what = route.method() + " " + path + " with " + excerpt(body) + " (seed " + SEED + "): "
                    + answer.statusCode() + " " + excerpt(answer.body());
            boolean worded = WORDED_BY_THE_CONTRACT.contains(answer.body())
                    || (answer.statusCode() == 501 && answer.body().contains("STEER_UNSUPPORTED"))
                    // A way to sign in that is not configured (contract 10 §B9).
                    || (route.path().startsWith("/oauth/") && answer.body().equals("An unknown error occurred."));
            assertThat(answer.statusCode() < 500 || worded).as(what).isTrue();
            assertThat(answer.body())
                    .as(what)
                    .doesNotContain("Exception", "io.ledgerchat", "java.lang", "\tat ", "org.springframework");
            if (answer.statusCode() >= 400) {
                assertThat(events()).as("events after " + what).isEqualTo(before);
            }
        }
    }

    private static List<Object> nonsense(Random random) {
        String text = random.ints(1 + random.nextInt(200), 1, 0x2FFF)
                .mapToObj(Character::toString)
                .reduce("", String::concat);
        var bodies = new ArrayList<Object>(List.of(
                "{\"broken\":",
                "\"bare\"",
                "[]",
                "[null]",
                "{}",
                "{\"arg\":null}",
                "{\"arg\":[]}",
                "{\"arg\":{\"conversationId\":{},\"title\":[],\"isArchived\":\"yes\",\"pinned\":0}}",
                "{\"arg\":{\"conversationId\":\"../../etc/passwd\",\"title\":\"x\",\"isArchived\":true,\"pinned\":true}}",
                "{\"a\":".repeat(200) + "1" + "}".repeat(200),
                "{\"text\":\"nul \\u0000 inside\",\"name\":\"\\u0000\",\"value\":\"\\u0000\",\"arg\":{\"title\":\"\\u0000\"}}",
                "{\"conversationId\":1e999,\"index\":-1,\"text\":7,\"generationCreatedAt\":\"now\"}",
                "{\"$where\":\"1\",\"a.b\":2,\"email\":{\"$gt\":\"\"},\"password\":{\"$gt\":\"\"}}"));
        bodies.add(Map.of("text", text, "name", text, "value", text, "title", text, "email", text, "password", text));
        bodies.add(Map.of("arg", Map.of("conversationId", text, "title", text)));
        return bodies;
    }

    private static String pathNonsense(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> "00000000-0000-0000-0000-000000000000";
            case 1 -> "..%2F..%2Fetc%2Fpasswd";
            case 2 -> "%F0%9F%92%A9";
            case 3 -> "x".repeat(3_000);
            case 4 -> "0123456789abcdef01234567";
            case 5 -> "%27%20or%201%3D1--";
            default -> "undefined";
        };
    }

    @Test
    void rawNonsenseOnTheWireGetsAClearAnswer() throws IOException {
        assertThat(raw("GET /api/convos/%zz HTTP/1.1")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /api/convos/%00 HTTP/1.1")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /images/../../../../etc/passwd HTTP/1.1")).doesNotContain("root:");
        assertThat(raw("BREW / HTTP/1.1")).doesNotStartWith("HTTP/1.1 5");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws IOException {
        String answer = raw(
                "POST /api/auth/login HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 20", new byte[] {
                    '{',
                    '"',
                    'e',
                    'm',
                    'a',
                    'i',
                    'l',
                    '"',
                    ':',
                    '"',
                    (byte) 0xC3,
                    (byte) 0x28,
                    '"',
                    ' ',
                    ' ',
                    ' ',
                    ' ',
                    ' ',
                    ' ',
                    '}'
                });

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @Test
    void aHugeBodyIsRefusedBeforeItIsRead() {
        HttpResponse<String> answer = person.post("/api/auth/login", "{\"email\":\"" + "a".repeat(4_000_000) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private static String raw(String head) throws IOException {
        return raw(head, new byte[0]);
    }

    private static String raw(String head, byte[] body) throws IOException {
        try (var socket = new Socket("127.0.0.1", SERVER.uri("/").getPort())) {
            socket.setSoTimeout(60_000);
            var out = socket.getOutputStream();
            out.write((head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What requests did; automations are at work in the same log, also on what tests before this one left. */
    private static long events() {
        return SERVER.bean(JdbcClient.class)
                .sql("select count(*) from ledger.domain_event_entry where payload_type not like 'access.%'"
                        + " and position(convert_to('\"source\":\"http\"', 'UTF8') in meta_data) > 0")
                .query(Long.class)
                .single();
    }

    private static String excerpt(Object value) {
        String text = String.valueOf(value);
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
