import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how long people wait for what they read, when nothing else happens, while a view is rebuilt politely, and while
 * it is rebuilt at full speed.
 *
 * <pre>
 *   ./run --home HOME --port PORT                  in one terminal, with a long log (see docs/figures.md)
 *   java -cp POSTGRESQL.jar benchmarks/LiveReads.java HOME http://127.0.0.1:PORT VIEW
 * </pre>
 *
 * <p>Four people read their list of conversations, and one of them, over and over, with 20 ms in between.
 */
class LiveReads {
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
    private static final String PASSWORD = "Secret-pass-1";
    private static final int READERS = 4;
    private static final int CONVERSATIONS = 30;
    private static final int MESSAGES = 20;
    /** As long as the indexing of what was just brought along, and the compiler, need. */
    private static final Duration WARMING = Duration.ofSeconds(90);

    private static final Duration QUIET = Duration.ofSeconds(20);

    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final List<Person> people = new ArrayList<>();

    private record Person(String token, List<String> conversations) {}

    private LiveReads(String base) {
        this.base = base;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("Usage: LiveReads HOME http://127.0.0.1:PORT VIEW");
            System.exit(2);
        }
        Path home = Path.of(arguments[0]);
        String port = Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).get(3).strip();
        String password = Files.readString(home.resolve("secrets/postgres")).strip();
        try (Connection log = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/ledgerchat", "ledgerchat", password)) {
            new LiveReads(arguments[1]).measure(log, arguments[2]);
        }
    }

    private void measure(Connection log, String view) throws Exception {
        for (int reader = 0; reader < READERS; reader++) {
            people.add(somebody());
        }
        read("warming up", within(WARMING));
        read("quiet", within(QUIET));
        for (boolean polite : new boolean[] {true, false}) {
            long rebuild = begin(log, view, polite);
            read(polite ? "polite rebuild" : "full speed", () -> isFilling(log, rebuild));
            while (!state(log, rebuild).equals("done")) {
                Thread.sleep(200);
            }
        }
        read("quiet again", within(QUIET));
    }

    private static BooleanSupplier within(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() < end;
    }

    private void read(String name, BooleanSupplier goOn) throws Exception {
        long begun = System.nanoTime();
        var took = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = new ArrayList<Future<List<Long>>>();
            var over = new AtomicBoolean();
            for (Person person : people) {
                runs.add(threads.submit(() -> reads(person, over)));
            }
            while (goOn.getAsBoolean()) {
                Thread.sleep(100);
            }
            over.set(true);
            for (Future<List<Long>> run : runs) {
                took.addAll(run.get());
            }
        }
        long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%-16s %6d reads in %5.1f s, %6.1f ms median, %6.1f ms 99 %%%n",
                name,
                sorted.length,
                (System.nanoTime() - begun) / 1e9,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6);
    }

    private List<Long> reads(Person person, AtomicBoolean over) throws Exception {
        var took = new ArrayList<Long>();
        for (int turn = 0; !over.get(); turn++) {
            String path = turn % 2 == 0
                    ? "/api/convos?limit=25"
                    : "/api/messages/" + person.conversations.get(turn / 2 % person.conversations.size());
            long begun = System.nanoTime();
            require(http.send(request(person.token, path).GET().build(), BodyHandlers.ofString()), 200);
            took.add(System.nanoTime() - begun);
            Thread.sleep(20);
        }
        return took;
    }

    private Person somebody() throws Exception {
        String email = "reads-" + UUID.randomUUID() + "@example.com";
        post(null, "/api/auth/register", """
                {"name":"Reader","username":"","email":"%1$s","password":"%2$s","confirm_password":"%2$s"}"""
                .formatted(email, PASSWORD), 200);
        String token = field("token", post(null, "/api/auth/login", """
                {"email":"%s","password":"%s"}""".formatted(email, PASSWORD), 200)).getFirst();
        for (int conversation = 0; conversation < CONVERSATIONS; conversation++) {
            bringAlong(token, conversation);
        }
        List<String> conversations = List.of();
        while (conversations.size() < 20) {
            Thread.sleep(500);
            conversations = field("conversationId", get(token, "/api/convos?limit=25"));
        }
        return new Person(token, conversations);
    }

    private void bringAlong(String token, int number) throws Exception {
        var messages = new ArrayList<String>();
        for (int message = 0; message < MESSAGES; message++) {
            messages.add("""
                    {"messageId":"m%d","parentMessageId":"%s","isCreatedByUser":%b,"sender":"%s","text":"%s"}""".formatted(
                            message,
                            message == 0 ? "00000000-0000-0000-0000-000000000000" : "m" + (message - 1),
                            message % 2 == 0,
                            message % 2 == 0 ? "User" : "GPT",
                            "What was said here is as long as what people say. ".repeat(10)));
        }
        String export = """
                {"conversationId":"c","title":"Number %d","endpoint":"openAI","recursive":false,"options":{},"messages":[%s]}"""
                .formatted(number, String.join(",", messages));
        String form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"e.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + export + "\r\n--x--\r\n";
        require(
                http.send(
                        request(token, "/api/convos/import")
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString()),
                201);
    }

    private String get(String token, String path) throws Exception {
        return require(http.send(request(token, path).GET().build(), BodyHandlers.ofString()), 200);
    }

    private String post(String token, String path, String body, int status) throws Exception {
        return require(
                http.send(
                        request(token, path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString()),
                status);
    }

    private HttpRequest.Builder request(String token, String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("User-Agent", BROWSER);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static List<String> field(String name, String json) {
        Matcher match = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        var found = new ArrayList<String>();
        while (match.find()) {
            found.add(match.group(1));
        }
        return found;
    }

    private static long begin(Connection log, String view, boolean polite) throws SQLException {
        try (Statement asking = log.createStatement();
                ResultSet row = asking.executeQuery(
                        "insert into ledger.rebuild (view, polite, wanted, state, requested_by) values ('" + view + "', "
                                + polite + ", 'run', 'waiting', 'benchmark') returning id")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static boolean isFilling(Connection log, long rebuild) {
        try {
            String state = state(log, rebuild);
            return state.equals("waiting") || state.equals("filling");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String state(Connection log, long rebuild) throws SQLException {
        try (Statement asking = log.createStatement();
                ResultSet row = asking.executeQuery("select state from ledger.rebuild where id = " + rebuild)) {
            row.next();
            return row.getString(1);
        }
    }
}
