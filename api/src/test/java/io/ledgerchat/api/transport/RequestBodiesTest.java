package io.ledgerchat.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as they arrive at a route, whatever a client sends. */
class RequestBodiesTest {
    private static final String MALFORMED =
            "{\"error\":\"Invalid JSON format\",\"message\":\"The request body contains malformed JSON\"}";

    private final RunningTransport server = RunningTransport.shared();

    @ParameterizedTest
    @ValueSource(strings = {"{", "\"x\"", "5", "null", "{} {}", "[1] 2", "{\"a\":\"\\u0000\"}", "{a:1}", "{\"a\":NaN}"})
    void malformedJsonIsRefusedBeforeSigningInAndWithoutCors(String body) {
        HttpResponse<String> answer = server.post("/api/open/echo", "application/json", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(MALFORMED);
        assertThat(answer.headers().map())
                .doesNotContainKey("access-control-allow-origin")
                .containsKey("x-robots-tag");
        assertThat(server.post("/api/closed/echo", "application/json", body).statusCode())
                .isEqualTo(400);
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() {
        byte[] body = "{\"a\":\"?\"}".getBytes(StandardCharsets.ISO_8859_1);
        body[6] = (byte) 0xFF;
        assertThat(server.send("POST", "/api/open/echo", "application/json", BodyPublishers.ofByteArray(body))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void keysThatLookLikeOperatorsVanishWithTheirValues() {
        assertThat(echo("{\"$gt\":{\"a\":[1,{}]},\"a.b\":1,\"c\":{\"$d\":1,\"e\":\"$1.50\"},\"f\":[{\".\":2}]}"))
                .isEqualTo("{\"c\":{\"e\":\"$1.50\"},\"f\":[{}]}");
    }

    @Test
    void halfASurrogateBecomesTheReplacementCharacter() {
        assertThat(echo("{\"a\":\"\\ud83d!\",\"b\":\"\\ud83d\\ude00\"}"))
                .isEqualTo("{\"a\":\"\uFFFD!\",\"b\":\"\uD83D\uDE00\"}");
    }

    @Test
    void numbersArriveAsTheyWereWritten() {
        assertThat(echo("{\"$x\":1,\"a\":9007199254740993,\"b\":0.1,\"c\":[true,null]}"))
                .isEqualTo("{\"a\":9007199254740993,\"b\":0.1,\"c\":[true,null]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/octet-stream"})
    void noBodyAndBodiesOfOtherKindsCountAsAnEmptyObject(String type) {
        assertThat(server.post("/api/open/echo", type, type.endsWith("json") ? "" : "hello")
                        .body())
                .isEqualTo("{}");
        assertThat(server.send("POST", "/api/open/echo", null, BodyPublishers.noBody())
                        .body())
                .isEqualTo("{}");
    }

    @Test
    void formsAreReadAsTheSameDataInJson() {
        assertThat(server.post(
                                "/api/open/echo",
                                "application/x-www-form-urlencoded",
                                "a=1+2&b[c]=%C3%A4&b[d][]=x&b[d][]=y&$e=1&f=1&f=2")
                        .body())
                .isEqualTo("{\"a\":\"1 2\",\"b\":{\"c\":\"ä\",\"d\":[\"x\",\"y\"]},\"f\":[\"1\",\"2\"]}");
    }

    @Test
    void threeMegabytesPassAndOneByteMoreDoesNot() {
        String text = "\"" + "x".repeat(RequestBodies.LIMIT - 8) + "\"";
        assertThat(server.post("/api/open/echo", "application/json", "{\"a\":" + text + "}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = server.post("/api/open/echo", "application/json", "{\"a\":" + text + "  }");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).isEqualTo("{\"message\":\"request entity too large\"}");
    }

    @Test
    void aBodyThatInflatesWithoutEndIsTooLarge() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int megabyte = 0; megabyte < 50; megabyte++) {
                gzip.write(" ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(gzip(packed.toByteArray())).isEqualTo(413);
        assertThat(gzip(new byte[] {1, 2, 3})).isEqualTo(400);
    }

    private String echo(String body) {
        return server.post("/api/open/echo", "application/json", body).body();
    }

    private int gzip(byte[] body) {
        return server.exchange(server.to("/api/open/echo")
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(body)))
                .statusCode();
    }
}
