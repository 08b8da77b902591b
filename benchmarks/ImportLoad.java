import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how a large export of ChatGPT is imported into a running LedgerChat over HTTP on this machine. The server may be
 * killed and started again meanwhile, on the same home and port: what was taken in goes on.
 *
 * <pre>
 *   java benchmarks/ImportLoad.java make FILE MB     writes an export of about that many megabytes
 *   java benchmarks/ImportLoad.java run BASE FILE    imports it; LedgerChat runs with ALLOW_REGISTRATION=true
 * </pre>
 *
 * <p>It needs nothing but the JDK, talks to loopback only, and ends by itself.
 */
class ImportLoad {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
    private static final String PASSWORD = "Secret-pass-1";
    private static final int MESSAGES = 40;
    private static final String WORDS =
            "The fjord is a long, narrow inlet with steep sides, made by a glacier. ".repeat(14);
    /** Seconds between two looks at what is there. */
    private static final int LOOK = 5;

    private final String base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ImportLoad(String base) {
        this.base = base;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3 && arguments[0].equals("make")) {
            System.out.println(make(Path.of(arguments[1]), Long.parseLong(arguments[2]) * 1_000_000) + " conversations");
        } else if (arguments.length == 3 && arguments[0].equals("run")
                && (arguments[1].startsWith("http://127.0.0.1:") || arguments[1].startsWith("http://localhost:"))) {
            new ImportLoad(arguments[1]).measure(Path.of(arguments[2]));
        } else {
            System.err.println("usage: ImportLoad make FILE MB | run http://127.0.0.1:PORT FILE");
            System.exit(2);
        }
    }

    private static int make(Path file, long bytes) throws IOException {
        int conversations = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write('[');
            for (long written = 0; written < bytes; conversations++) {
                String one = conversation(conversations);
                out.write(conversations == 0 ? one : "," + one);
                written += one.length() + 1;
            }
            out.write(']');
        }
        return conversations;
    }

    private static String conversation(int number) {
        var nodes = new StringBuilder();
        String parent = "root";
        String node = UUID.randomUUID().toString();
        nodes.append("\"root\":{\"id\":\"root\",\"parent\":null,\"children\":[\"" + node + "\"],\"message\":null}");
        for (int message = 0; message < MESSAGES; message++) {
            String next = UUID.randomUUID().toString();
            nodes.append("""
                    ,"%1$s":{"id":"%1$s","parent":"%2$s","children":[%3$s],"message":{"id":"%1$s",
                    "author":{"role":"%4$s"},"create_time":%5$d,"content":{"content_type":"text","parts":["%6$d %7$d %8$s"]},
                    "metadata":{"model_slug":"gpt-4o"}}}""".formatted(
                            node,
                            parent,
                            message == MESSAGES - 1 ? "" : "\"" + next + "\"",
                            message % 2 == 0 ? "user" : "assistant",
                            1_700_000_000L + number * 100L + message,
                            number,
                            message,
                            WORDS));
            parent = node;
            node = next;
        }
        return "{\"title\":\"Talk %d\",\"create_time\":%d,\"update_time\":%d,\"mapping\":{%s},\"current_node\":\"%s\"}"
                .formatted(number, 1_700_000_000L + number * 100L, 1_700_000_050L + number * 100L, nodes, parent);
    }

    private void measure(Path file) throws Exception {
        int all = conversationsIn(file);
        String email = "import-" + UUID.randomUUID() + "@example.com";
        post(null, "/api/auth/register", """
                {"name":"Import Driver","username":"","email":"%1$s","password":"%2$s","confirm_password":"%2$s"}
                """.formatted(email, PASSWORD));
        String token = signIn(email);
        long begun = System.nanoTime();
        var done = new CompletableFuture<Void>();
        var upload = Thread.startVirtualThread(() -> upload(token, file, begun));
        try (var looking = Executors.newSingleThreadScheduledExecutor()) {
            looking.scheduleWithFixedDelay(() -> look(email, all, begun, done), LOOK, LOOK, TimeUnit.SECONDS);
            done.join();
        }
        double took = seconds(begun);
        System.out.printf(Locale.ROOT, "done after %.0f s: %.0f messages/s%n", took, all * (double) MESSAGES / took);
        upload.join();
    }

    /** Ends the waiting when all of them are there; a server that does not answer may be started again. */
    private void look(String email, int all, long begun, CompletableFuture<Void> done) {
        try {
            int there = listed(signIn(email));
            System.out.printf(Locale.ROOT, "%.0f s: %d of %d conversations%n", seconds(begun), there, all);
            if (there >= all) {
                done.complete(null);
            }
        } catch (IOException | IllegalStateException away) {
            System.out.printf(Locale.ROOT, "%.0f s: no answer%n", seconds(begun));
        } catch (InterruptedException stopped) {
            done.completeExceptionally(stopped);
        }
    }

    private static int conversationsIn(Path file) throws IOException {
        int found = 0;
        try (var lines = Files.newBufferedReader(file)) {
            for (String line; (line = lines.readLine()) != null; ) {
                for (int at = line.indexOf("\"current_node\""); at >= 0; at = line.indexOf("\"current_node\"", at + 1)) {
                    found++;
                }
            }
        }
        return found;
    }

    private void upload(String token, Path file, long begun) {
        String boundary = "import-" + UUID.randomUUID();
        try {
            HttpResponse<String> answer = http.send(
                    request(token, "/api/convos/import")
                            .timeout(Duration.ofMinutes(5))
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(BodyPublishers.concat(
                                    BodyPublishers.ofString("--" + boundary
                                            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"export.json\""
                                            + "\r\nContent-Type: application/json\r\n\r\n"),
                                    BodyPublishers.ofFile(file),
                                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                            .build(),
                    BodyHandlers.ofString());
            System.out.printf(Locale.ROOT, "%.0f s: answered %d%n", seconds(begun), answer.statusCode());
        } catch (IOException | InterruptedException broken) {
            System.out.printf(Locale.ROOT, "%.0f s: the upload ended without an answer%n", seconds(begun));
        }
    }

    private int listed(String token) throws IOException, InterruptedException {
        int there = 0;
        String cursor = null;
        do {
            String page = send(request(token, "/api/convos?limit=100"
                            + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)))
                    .GET()
                    .build());
            there += occurrences(page, "\"conversationId\":");
            Matcher next = Pattern.compile("\"nextCursor\":\"([^\"]+)\"").matcher(page);
            cursor = next.find() ? next.group(1) : null;
        } while (cursor != null);
        return there;
    }

    private static int occurrences(String text, String word) {
        int found = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            found++;
        }
        return found;
    }

    private String signIn(String email) throws IOException, InterruptedException {
        String answer = post(null, "/api/auth/login", """
                {"email":"%s","password":"%s"}""".formatted(email, PASSWORD));
        Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(answer);
        if (!token.find()) {
            throw new IllegalStateException("no token in the answer");
        }
        return token.group(1);
    }

    private String post(String token, String path, String body) throws IOException, InterruptedException {
        return send(request(token, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request.uri().getPath() + ": " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String token, String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("User-Agent", BROWSER);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
