package io.ledgerchat.api.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stand-in that speaks the files interface of OpenAI, and of Azure, which differs in the header of the key, the version in
 * the query, and the beginning of ids. Whoever does not say the key, or the version, is refused.
 */
public final class FakeFilesApi implements AutoCloseable {
    private static final Pattern FILE = Pattern.compile(
            "name=\"file\"; filename=\"([^\"]*)\"\r\nContent-Type: [^\r]*\r\n\r\n(.*)\r\n--", Pattern.DOTALL);

    private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final String header;
    private final String secret;
    private final String query;
    private final String prefix;
    private volatile boolean silent;

    /** A file that was handed over. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Kept(String name, String purpose, byte[] bytes) {}

    private FakeFilesApi(String header, String secret, String query, String prefix) throws IOException {
        this.header = header;
        this.secret = secret;
        this.query = query;
        this.prefix = prefix;
        http.createContext("/", this::answer);
        http.start();
    }

    public static FakeFilesApi openAi(String key) throws IOException {
        return new FakeFilesApi("Authorization", "Bearer " + key, "", "file-");
    }

    public static FakeFilesApi azure(String key, String version) throws IOException {
        return new FakeFilesApi("api-key", key, "api-version=" + version, "assistant-");
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/v1");
    }

    /** By id. */
    public Map<String, Kept> files() {
        return kept;
    }

    /** Takes the next upload, and is gone before it has answered. */
    public void fallSilent() {
        silent = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String asked = exchange.getRequestURI().getQuery();
        if (!secret.equals(exchange.getRequestHeaders().getFirst(header))
                || !query.isEmpty() && (asked == null || !asked.contains(query))) {
            send(exchange, 401, "{\"error\":{\"message\":\"no\"}}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String path = exchange.getRequestURI().getPath().substring("/v1/files".length());
        switch (exchange.getRequestMethod()) {
            case "POST" -> keep(exchange, new String(body, StandardCharsets.ISO_8859_1));
            case "GET" -> {
                if (path.isEmpty()) {
                    list(exchange);
                } else {
                    give(exchange, path.substring(1).replace("/content", ""));
                }
            }
            default -> {
                boolean there = kept.remove(path.substring(1)) != null;
                send(exchange, there ? 200 : 404, "{\"deleted\":true}".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void keep(HttpExchange exchange, String form) throws IOException {
        Matcher file = FILE.matcher(form);
        if (!file.find()) {
            send(exchange, 400, new byte[0]);
            return;
        }
        String id = prefix + UUID.randomUUID().toString().replace("-", "");
        String purpose = form.contains("\"purpose\"\r\n\r\nassistants") ? "assistants" : "";
        kept.put(id, new Kept(file.group(1), purpose, file.group(2).getBytes(StandardCharsets.ISO_8859_1)));
        if (silent) {
            silent = false;
            exchange.close();
            return;
        }
        send(exchange, 200, json(id).getBytes(StandardCharsets.UTF_8));
    }

    private String json(String id) {
        var file = kept.get(id);
        return "{\"id\":\"%s\",\"object\":\"file\",\"filename\":\"%s\",\"purpose\":\"%s\",\"bytes\":%d}"
                .formatted(id, file.name(), file.purpose(), file.bytes().length);
    }

    /** One file a page, so that whoever looks for one must turn pages. */
    private void list(HttpExchange exchange) throws IOException {
        Matcher after = Pattern.compile("after=([^&]+)")
                .matcher(exchange.getRequestURI().getQuery());
        var ids = kept.keySet().stream().sorted().toList();
        int from = after.find() ? ids.indexOf(after.group(1)) + 1 : 0;
        var page = ids.subList(from, Math.min(from + 1, ids.size()));
        String answer = "{\"object\":\"list\",\"data\":[%s],\"has_more\":%b}"
                .formatted(page.stream().map(this::json).collect(Collectors.joining(",")), from + 1 < ids.size());
        send(exchange, 200, answer.getBytes(StandardCharsets.UTF_8));
    }

    private void give(HttpExchange exchange, String id) throws IOException {
        var file = kept.get(id);
        send(exchange, file == null ? 404 : 200, file == null ? new byte[0] : file.bytes());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
