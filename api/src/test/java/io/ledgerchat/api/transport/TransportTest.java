package io.ledgerchat.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.query.view.QueryOutOfTimeException;
import io.ledgerchat.command.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportTest {
    private static final String MALFORMED =
            "{\"error\":\"Invalid JSON format\",\"message\":\"The request body contains malformed JSON\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable ConfigurableApplicationContext server;

    @BeforeAll
    void start() {
        server = new SpringApplicationBuilder(Slice.class)
                .run("--server.port=0", "--logging.level.root=warn", "--spring.main.banner-mode=off");
    }

    @AfterAll
    void stop() {
        context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/livez", "/readyz", "/HEALTH/"})
    void healthIsAnsweredBeforeEverythingElse(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.headers().map()).doesNotContainKeys("x-robots-tag", "access-control-allow-origin", "server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "\"x\"", "5", "null", "{} {}", "[1] 2", "{\"a\":\"\\u0000\"}", "{a:1}", "{\"a\":NaN}"})
    void malformedJsonIsRefusedBeforeSigningInAndWithoutCors(String body) {
        HttpResponse<String> answer = post("/api/open/echo", "application/json", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(MALFORMED);
        assertThat(answer.headers().map())
                .doesNotContainKey("access-control-allow-origin")
                .containsKey("x-robots-tag");
        assertThat(post("/api/closed/echo", "application/json", body).statusCode())
                .isEqualTo(400);
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() {
        byte[] body = "{\"a\":\"?\"}".getBytes(StandardCharsets.ISO_8859_1);
        body[6] = (byte) 0xFF;
        assertThat(send("POST", "/api/open/echo", "application/json", BodyPublishers.ofByteArray(body))
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
        assertThat(post("/api/open/echo", type, type.endsWith("json") ? "" : "hello")
                        .body())
                .isEqualTo("{}");
        assertThat(send("POST", "/api/open/echo", null, BodyPublishers.noBody()).body())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/event-stream", "json", "image/png;q=x"})
    void whateverIsAcceptedTheAnswerIsJson(String accepted) {
        HttpResponse<String> answer = exchange(HttpRequest.newBuilder(uri("/api/open/echo"))
                .header("Accept", accepted)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\":1}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\":1}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void formsAreReadAsTheSameDataInJson() {
        assertThat(post(
                                "/api/open/echo",
                                "application/x-www-form-urlencoded",
                                "a=1+2&b[c]=%C3%A4&b[d][]=x&b[d][]=y&$e=1&f=1&f=2")
                        .body())
                .isEqualTo("{\"a\":\"1 2\",\"b\":{\"c\":\"ä\",\"d\":[\"x\",\"y\"]},\"f\":[\"1\",\"2\"]}");
    }

    @Test
    void threeMegabytesPassAndOneByteMoreDoesNot() {
        String text = "\"" + "x".repeat(RequestBodies.LIMIT - 8) + "\"";
        assertThat(post("/api/open/echo", "application/json", "{\"a\":" + text + "}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = post("/api/open/echo", "application/json", "{\"a\":" + text + "  }");
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

    @Test
    void everyOptionsRequestIsAPreflight() {
        HttpResponse<String> answer = send("OPTIONS", "/api/closed/echo", null, BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValue("GET,HEAD,PUT,PATCH,POST,DELETE");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/nothing, 404",
        "GET, /api/closed/nothing, 404",
        "DELETE, /api/closed/echo, 404",
        "GET, /api, 404",
        "GET, /api/convos/nothing, 401",
        "PATCH, /api/roles, 401",
        "GET, /api/admin/users/x/y, 401",
        "GET, /api/admin/nothing, 404",
        "GET, /API/OPEN/Names/x/, 200",
        "HEAD, /api/open/names/x, 200",
        "GET, /API/CLOSED/names/x, 401"
    })
    void unknownRoutesAre404ToStrangersButNotWhereARouterAuthenticatesAsAWhole(String method, String path, int status) {
        HttpResponse<String> answer = send(method, path, null, BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 404) {
            assertThat(answer.body()).isEqualTo("{\"message\":\"Endpoint not found\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/open/names/a%2Fb%20c%3B, a/b c;", "/api/open/names/%E4%BD%A0%25, 你%", "/api/open/names/A.b, A.b"})
    void parametersInPathsMayHoldAnything(String path, String name) {
        assertThat(get(path).body()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/open/names/%zz", "/api/open/names/%ff", "/api/open/names/%00", "/api/open/names/a%", "/%c3"
            })
    void addressesThatAreNoTextAreRefused(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .endsWith("URI malformed");
    }

    @Test
    void aNullInAQueryIsRefusedAndHalfAnEscapeIsNot() throws IOException {
        assertThat(raw("GET /api/open/names/x?q=%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("GET /api/open/names/x?q=100%&d[$gt]=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, 404", "FORBIDDEN, 403", "CONFLICT, 409", "INVALID, 400"})
    void refusalsOfTheDomainBecomeTheirStatus(String code, int status) {
        HttpResponse<String> answer = get("/api/open/refuse/" + code);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"message\":\"no\"}");
        assertThat(get("/api/odd/refuse").body()).isEqualTo("{\"error\":\"no\"}");
    }

    @Test
    void controllersMayWordTheirAnswersThemselves() {
        HttpResponse<String> answer = get("/api/open/worded");
        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.body()).isEqualTo("{\"error\":\"pay\"}");
    }

    @Test
    void whatNobodyExpectedSaysNothing() {
        HttpResponse<String> answer = get("/api/open/fail");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("An unknown error occurred.");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    }

    @Test
    void whoAsksForTooMuchIsToldToAskForLess() {
        HttpResponse<String> answer = get("/api/open/slow");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Please ask for less");
    }

    @Test
    void aDatabaseThatWentAwayIsNoClientThatWentAway() {
        assertThat(get("/api/open/reset").statusCode()).isEqualTo(500);
    }

    @Test
    void aParameterOfTheWrongTypeIsABadRequest() {
        assertThat(get("/api/open/number/abc").statusCode()).isEqualTo(400);
        assertThat(post("/api/open/typed", "application/json", "{\"count\":\"many\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSaneRequestIdIsKeptAndAnyOtherIsReplaced() {
        assertThat(getWithId("trace-1.2:3").headers().firstValue("X-Request-Id"))
                .hasValue("trace-1.2:3");
        assertThat(getWithId("trace-1.2:3").body()).isEqualTo("trace-1.2:3");
        assertThat(getWithId("<b>").body()).matches("[0-9a-f-]{36}");
    }

    private String echo(String body) {
        return post("/api/open/echo", "application/json", body).body();
    }

    private int gzip(byte[] body) {
        return exchange(HttpRequest.newBuilder(uri("/api/open/echo"))
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(body)))
                .statusCode();
    }

    private HttpResponse<String> getWithId(String id) {
        return exchange(HttpRequest.newBuilder(uri("/api/open/id")).header("X-Request-Id", id));
    }

    private HttpResponse<String> get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    private HttpResponse<String> post(String path, String type, String body) {
        return send("POST", path, type, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(String method, String path, @Nullable String type, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, body);
        return exchange(type == null ? request : request.header("Content-Type", type));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", uri("/").getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context().getEnvironment().getProperty("local.server.port") + path);
    }

    private ConfigurableApplicationContext context() {
        return java.util.Objects.requireNonNull(server);
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = Answer.class, useDefaultFilters = true)
    @ImportAutoConfiguration({
        ApplicationAvailabilityAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        MultipartAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Slice {
        @Bean
        Settings settings(Environment environment) {
            return Settings.from(new Variables(environment));
        }

        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.csrf(csrf -> csrf.disable())
                    .authorizeHttpRequests(rules -> rules.requestMatchers("/api/open/**", "/api/odd/**", "/error")
                            .permitAll()
                            .requestMatchers("/api/**")
                            .authenticated()
                            .anyRequest()
                            .permitAll())
                    .exceptionHandling(handling ->
                            handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                    .build();
        }

        @RestController
        @RequestMapping({"/api/open", "/api/closed"})
        static class Routes {
            @PostMapping("/echo")
            Object echo(@RequestBody Map<String, Object> body) {
                return body;
            }

            @GetMapping("/names/{name}")
            String name(@PathVariable String name) {
                return name;
            }

            @GetMapping("/number/{number}")
            int number(@PathVariable int number) {
                return number;
            }

            @PostMapping("/typed")
            int typed(@RequestBody Typed body) {
                return body.count();
            }

            @GetMapping("/id")
            String id(HttpServletRequest request) {
                return RequestId.of(request).orElseThrow();
            }

            @GetMapping("/refuse/{code}")
            void refuse(@PathVariable Refusal.Code code) {
                throw new Refusal(code, "no");
            }

            @GetMapping("/worded")
            void worded() {
                throw Answer.error(402, "pay");
            }

            @GetMapping("/fail")
            void fail() {
                throw new IllegalStateException("secret words");
            }

            @GetMapping("/slow")
            void slow() {
                throw new QueryOutOfTimeException(new IllegalStateException("secret words"));
            }

            @GetMapping("/reset")
            void reset() {
                throw new IllegalStateException("the log is away", new IOException("Connection reset by peer"));
            }

            record Typed(int count) {}
        }

        @RestController
        @ErrorField("error")
        static class OddRoutes {
            @GetMapping("/api/odd/refuse")
            void refuse() {
                throw new Refusal(Refusal.Code.INVALID, "no");
            }
        }
    }
}
