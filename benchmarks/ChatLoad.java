import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures a running LedgerChat over HTTP on this machine: commands per second, time to first token beyond the model's
 * own, and one reply of 2,000 tokens to 100 readers of whom one is slow.
 *
 * <pre>
 *   java benchmarks/ChatLoad.java config FILE PORT   writes the librechat.yaml that points at this driver's model
 *   java benchmarks/ChatLoad.java run BASE PORT      measures; LedgerChat runs with CONFIG_PATH=FILE, REGISTER_MAX=1000
 *                                                    and LOGIN_MAX=1000; METRICS_SECRET, if given to both, tells the waits
 * </pre>
 *
 * <p>It needs nothing but the JDK, talks to loopback only, and ends by itself.
 */
class ChatLoad {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
    private static final String PASSWORD = "Secret-pass-1";
    private static final String ROOT = "00000000-0000-0000-0000-000000000000";

    /** Of each caller, renamed in turn: nobody renames one conversation a hundred times. */
    private static final int CONVERSATIONS = 5;

    /** Until the JVM has compiled what each command runs through. */
    private static final Duration WARM_UP = Duration.ofSeconds(45);

    private static final int WITHOUT_PAUSE = 0;

    private static final Pattern WAITS = Pattern.compile(
            "^ledgerchat_views_wait_seconds_bucket\\{le=\"([^\"]+)\"} (\\S+)$", Pattern.MULTILINE);

    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private ChatLoad(String base) {
        this.base = base;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3 && arguments[0].equals("config")) {
            java.nio.file.Files.writeString(java.nio.file.Path.of(arguments[1]), """
                    version: 1.3.1
                    endpoints:
                      custom:
                        - name: Load
                          apiKey: load
                          baseURL: "http://127.0.0.1:%s/v1"
                          titleConvo: false
                          models:
                            default: ["load"]
                    """.formatted(arguments[2]));
            return;
        }
        if (arguments.length != 3 || !arguments[0].equals("run") || !arguments[1].startsWith("http://127.0.0.1:")
                && !arguments[1].startsWith("http://localhost:")) {
            System.err.println("usage: ChatLoad config FILE PORT | run http://127.0.0.1:PORT MODELPORT");
            System.exit(2);
        }
        try (var model = new Model(Integer.parseInt(arguments[2]))) {
            new ChatLoad(arguments[1]).measure(model);
        }
    }

    private void measure(Model model) throws Exception {
        commands(8, WITHOUT_PAUSE, WARM_UP, false);
        for (int callers : new int[] {1, 8, 32}) {
            commands(callers, WITHOUT_PAUSE, Duration.ofSeconds(5), true);
        }
        for (int perSecond : new int[] {20, 40, 60}) {
            commands(20, perSecond, Duration.ofSeconds(15), true);
        }
        firstTokens(model, 30, false);
        firstTokens(model, 100, true);
        readers(model, 100, 2_000);
    }

    // Commands: a rename of one of five conversations is one command, one event, and an answer that waits for the views.
    // All callers together send so many a second, in turn; one that was answered late catches up.
    private void commands(int callers, int perSecond, Duration time, boolean told) throws Exception {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            User user = signUp();
            for (int own = 0; own < CONVERSATIONS; own++) {
                user.conversationId = UUID.randomUUID().toString();
                reply(user, start(user, "tokens:1"));
                user.conversations.add(user.conversationId);
            }
            users.add(user);
        }
        Map<Double, Double> before = waits();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long interval = perSecond == WITHOUT_PAUSE ? 0 : callers * 1_000_000_000L / perSecond;
        var all = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = new ArrayList<Future<List<Long>>>();
            for (User user : users) {
                long first = start + interval * runs.size() / callers;
                runs.add(threads.submit(() -> {
                    var took = new ArrayList<Long>();
                    for (int i = 0; System.nanoTime() < end; i++) {
                        LockSupport.parkNanos(first + i * interval - System.nanoTime());
                        long begun = System.nanoTime();
                        HttpResponse<String> answer = post(user, "/api/convos/update", """
                                {"arg":{"conversationId":"%s","title":"Title %d"}}""".formatted(
                                        user.conversations.get(i % CONVERSATIONS), i));
                        require(answer.statusCode() == 201, answer);
                        took.add(System.nanoTime() - begun);
                    }
                    return took;
                }));
            }
            for (Future<List<Long>> run : runs) {
                all.addAll(run.get());
            }
        }
        if (told) {
            System.out.printf(
                    "rename, %d callers%s: %.0f commands/s, answer after %s, of which waiting for the views %s%n",
                    callers,
                    perSecond == WITHOUT_PAUSE ? "" : " who send " + perSecond + " a second",
                    all.size() / (time.toNanos() / 1e9), quantiles(all), medianWait(before, waits()));
        }
    }

    /** How many answers waited at most so many seconds; empty when this driver may not read the metrics. */
    private Map<Double, Double> waits() throws Exception {
        String secret = System.getenv("METRICS_SECRET");
        var waits = new TreeMap<Double, Double>();
        if (secret != null) {
            var request = HttpRequest.newBuilder(URI.create(base + "/metrics")).header("Authorization", "Bearer " + secret);
            Matcher bucket = WAITS.matcher(http.send(request.build(), BodyHandlers.ofString()).body());
            while (bucket.find()) {
                double bound = bucket.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bucket.group(1));
                waits.put(bound, Double.parseDouble(bucket.group(2)));
            }
        }
        return waits;
    }

    /** Within the bucket in which the median is, as if its waits were spread evenly. */
    private static String medianWait(Map<Double, Double> before, Map<Double, Double> after) {
        double all = after.getOrDefault(Double.POSITIVE_INFINITY, 0.0) - before.getOrDefault(Double.POSITIVE_INFINITY, 0.0);
        double lower = 0;
        double below = 0;
        for (double bound : after.keySet()) {
            double upTo = after.get(bound) - before.getOrDefault(bound, 0.0);
            if (upTo >= all / 2 && all > 0) {
                return "%.1f ms median".formatted(1_000 * (lower + (bound - lower) * (all / 2 - below) / (upTo - below)));
            }
            lower = bound;
            below = upTo;
        }
        return "unknown (METRICS_SECRET is not set)";
    }

    // First token: from sending the POST to the first delta at the client, less what the model itself took.
    private void firstTokens(Model model, int times, boolean atOnce) throws Exception {
        var beyond = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = new ArrayList<Future<Long>>();
            for (int i = 0; i < times; i++) {
                User user = signUp();
                var run = threads.submit(() -> {
                    String mark = UUID.randomUUID().toString();
                    long begun = System.nanoTime();
                    String stream = start(user, "tokens:5 " + mark);
                    try (BufferedReader lines = open(user, stream, false)) {
                        for (String line; (line = lines.readLine()) != null; ) {
                            if (line.contains("on_message_delta")) {
                                long heard = System.nanoTime();
                                return heard - begun - model.ownTime(mark);
                            }
                        }
                    }
                    throw new IllegalStateException("no delta came");
                });
                if (atOnce) {
                    runs.add(run);
                } else {
                    beyond.add(run.get());
                }
            }
            for (Future<Long> run : runs) {
                beyond.add(run.get());
            }
        }
        System.out.printf(
                "time to first token beyond the model's own, %s: %s%n",
                atOnce ? times + " turns at once" : "one turn at a time", quantiles(beyond));
    }

    private void readers(Model model, int readers, int tokens) throws Exception {
        User user = signUp();
        String stream = start(user, "tokens:" + tokens + " hold");
        long begun = System.nanoTime();
        var lasts = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = new ArrayList<Future<Long>>();
            for (int i = 0; i < readers; i++) {
                boolean resume = i > 0;
                runs.add(threads.submit(() -> listen(user, stream, resume, tokens)));
            }
            Future<?> slow = threads.submit(() -> {
                try (BufferedReader lines = open(user, stream, true)) {
                    Thread.sleep(3_000);
                    return lines.readLine();
                }
            });
            Thread.sleep(1_500);
            begun = System.nanoTime();
            model.release();
            for (Future<Long> run : runs) {
                lasts.add(run.get() - begun);
            }
            slow.get();
        }
        System.out.printf(
                "%d tokens to %d readers (one more of them slow): every reader had every delta in order, the end came"
                        + " after %s%n",
                tokens, readers, quantiles(lasts));
    }

    private long listen(User user, String stream, boolean resume, int tokens) throws Exception {
        int next = 0;
        Pattern number = Pattern.compile("\"text\":\"\\s*t(\\d+)");
        try (BufferedReader lines = open(user, stream, resume)) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.contains("on_message_delta")) {
                    Matcher match = number.matcher(line);
                    if (!match.find() || Integer.parseInt(match.group(1)) != next++) {
                        throw new IllegalStateException("delta " + (next - 1) + " expected, got " + line);
                    }
                }
                if (line.contains("\"final\":true")) {
                    if (next != tokens) {
                        throw new IllegalStateException(next + " of " + tokens + " deltas came");
                    }
                    return System.nanoTime();
                }
            }
        }
        throw new IllegalStateException("the stream ended after " + next + " deltas");
    }

    private String start(User user, String text) throws Exception {
        String conversation = user.conversationId == null ? "" : "\"conversationId\":\"" + user.conversationId + "\",";
        HttpResponse<String> answer = post(user, "/api/agents/chat/Load", """
                {"text":"%s","sender":"User","isCreatedByUser":true,"parentMessageId":"%s","messageId":"%s",%s
                 "endpoint":"Load","endpointType":"custom","model":"load","isTemporary":false,"isRegenerate":false,
                 "isContinued":false,"clientRequestId":"%s"}
                """.formatted(text, ROOT, UUID.randomUUID(), conversation, UUID.randomUUID()));
        require(answer.statusCode() == 200 && answer.body().contains("streamId"), answer);
        return field(answer.body(), "streamId");
    }

    private void reply(User user, String stream) throws Exception {
        try (BufferedReader lines = open(user, stream, false)) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.contains("\"final\":true")) {
                    return;
                }
            }
        }
        throw new IllegalStateException("the stream ended without a final frame");
    }

    private BufferedReader open(User user, String stream, boolean resume) throws Exception {
        var answer = http.send(
                request(user, "/api/agents/chat/stream/" + stream + (resume ? "?resume=true" : ""))
                        .GET()
                        .build(),
                BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("stream: " + answer.statusCode());
        }
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private User signUp() throws Exception {
        String email = "load-" + UUID.randomUUID() + "@example.com";
        var nobody = new User(null);
        HttpResponse<String> registered = post(nobody, "/api/auth/register", """
                {"name":"Load Driver","username":"","email":"%1$s","password":"%2$s","confirm_password":"%2$s"}
                """.formatted(email, PASSWORD));
        require(registered.statusCode() == 200, registered);
        HttpResponse<String> signedIn = post(nobody, "/api/auth/login", """
                {"email":"%s","password":"%s"}""".formatted(email, PASSWORD));
        require(signedIn.statusCode() == 200, signedIn);
        return new User(field(signedIn.body(), "token"));
    }

    private HttpResponse<String> post(User user, String path, String body) throws IOException, InterruptedException {
        return http.send(
                request(user, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(User user, String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("User-Agent", BROWSER);
        return user.token == null ? request : request.header("Authorization", "Bearer " + user.token);
    }

    private static String field(String json, String name) {
        Matcher match = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!match.find()) {
            throw new IllegalStateException("no " + name + " in the answer");
        }
        return match.group(1);
    }

    private static void require(boolean holds, HttpResponse<String> answer) {
        if (!holds) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private static String quantiles(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return "%.1f ms median, %.1f ms 95 %%, %.1f ms at most".formatted(
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) Math.min(sorted.length - 1, sorted.length * 0.95)] / 1e6,
                Arrays.stream(sorted).max().orElse(0) / 1e6);
    }

    private static final class User {
        final String token;
        final List<String> conversations = new ArrayList<>();
        String conversationId;

        User(String token) {
            this.token = token;
        }
    }

    /** A model that answers at once with as many tokens as the text asks for, or when it is released. */
    private static final class Model implements AutoCloseable {
        private static final Pattern ASKED = Pattern.compile("tokens:(\\d+)(?: ([^\"\\\\]*))?");
        private final HttpServer server;
        private final ConcurrentHashMap<String, AtomicLong> ownTimes = new ConcurrentHashMap<>();
        private final java.util.concurrent.CountDownLatch released = new java.util.concurrent.CountDownLatch(1);

        Model(int port) throws IOException {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/", this::answer);
            server.start();
        }

        long ownTime(String mark) {
            return ownTimes.get(mark).get();
        }

        void release() {
            released.countDown();
        }

        private void answer(HttpExchange exchange) throws IOException {
            long begun = System.nanoTime();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher last = ASKED.matcher(body);
            int tokens = 1;
            String mark = "";
            while (last.find()) {
                tokens = Integer.parseInt(last.group(1));
                mark = last.group(2) == null ? "" : last.group(2);
            }
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                if (mark.equals("hold")) {
                    released.await();
                }
                for (int i = 0; i < tokens; i++) {
                    if (i == 0) {
                        // Before it is sent: the reader may hear of it sooner than this thread goes on.
                        ownTimes.put(mark, new AtomicLong(System.nanoTime() - begun));
                    }
                    send(out, "{\"role\":\"assistant\",\"content\":\"" + (i == 0 ? "" : " ") + "t" + i + "\"}", "null");
                }
                send(out, "{}", "\"stop\"");
                out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private static void send(OutputStream out, String delta, String finish) throws IOException {
            out.write(("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"load\","
                            + "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}\n\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
