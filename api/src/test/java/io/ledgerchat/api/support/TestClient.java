package io.ledgerchat.api.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser-like client: keeps cookies, sends the access token, speaks JSON. */
public final class TestClient {
    public static final String CHROME =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    public static final String PASSWORD = "Secret-pass-1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Function<String, URI> server;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private @Nullable String token;
    private @Nullable String email;

    /** @param server makes an address of a path */
    TestClient(Function<String, URI> server) {
        this.server = server;
    }

    public TestClient registerAndSignIn() {
        String name = "user" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        email = name + "@example.com";
        expect(
                200,
                post(
                        "/api/auth/register",
                        Map.of(
                                "name", "Test " + name,
                                "username", name,
                                "email", email,
                                "password", PASSWORD,
                                "confirm_password", PASSWORD)));
        return signIn(email);
    }

    public TestClient signIn(String address) {
        email = address;
        JsonNode answer = json(expect(200, post("/api/auth/login", Map.of("email", address, "password", PASSWORD))));
        token = answer.get("token").asString();
        return this;
    }

    public String email() {
        return java.util.Objects.requireNonNull(email);
    }

    public String token() {
        return java.util.Objects.requireNonNull(token);
    }

    /** Sends this token from now on; null sends none. */
    public TestClient withToken(@Nullable String other) {
        token = other;
        return this;
    }

    public CookieManager cookies() {
        return cookies;
    }

    /** The signed-in account's 24-hex id. */
    public String accountId() {
        return json(get("/api/user")).get("id").asString();
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    public HttpResponse<String> post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public HttpResponse<String> put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    public HttpResponse<String> patch(String path, @Nullable Object body) {
        return send("PATCH", path, body);
    }

    public HttpResponse<String> delete(String path, @Nullable Object body) {
        return send("DELETE", path, body);
    }

    /** Sends {@code body} as JSON: text as it is, anything else mapped; null sends none. */
    public HttpResponse<String> send(String method, String path, @Nullable Object body) {
        try {
            return http.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Opens a stream; the caller closes it. */
    public HttpResponse<InputStream> open(String path) {
        try {
            return http.send(request("GET", path, null), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends a form with a file. */
    public HttpResponse<String> upload(String path, MultipartBody body) {
        return send(
                builder(path)
                        .header("Content-Type", body.contentType())
                        .POST(body.publisher())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Bytes, asked for with these headers, names and values in turn. */
    public HttpResponse<byte[]> bytes(String path, String... headers) {
        var request = builder(path);
        return send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public HttpRequest request(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = builder(path);
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        String text = body instanceof String ready ? ready : JSON.writeValueAsString(body);
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(text))
                .build();
    }

    private HttpRequest.Builder builder(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.apply(path))
                .timeout(Duration.ofSeconds(120))
                .header("User-Agent", CHROME);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** The response, if it has this status; else an error that shows what came. */
    public static HttpResponse<String> expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new AssertionError(
                    "expected " + status + " from " + response.request().method() + " " + response.uri() + ", got "
                            + response.statusCode() + ": " + response.body());
        }
        return response;
    }
}
