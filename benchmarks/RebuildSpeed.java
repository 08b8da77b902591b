import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Measures how fast views are rebuilt from a long log, decryption on, against reading the log alone.
 *
 * <pre>
 *   ./mvnw verify -pl api -am -Dit.test=LongReplayIT -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Dledgerchat.history.events=100000 -Dledgerchat.history.home=HOME       makes a home with a long history
 *   ./run --home HOME                                                         in one terminal
 *   java -cp POSTGRESQL.jar benchmarks/RebuildSpeed.java HOME conversation message account audit analytics balance
 * </pre>
 */
class RebuildSpeed {
    /** Milliseconds; each look costs what is measured a little. */
    private static final int LOOK = 50;

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("Usage: RebuildSpeed HOME VIEW...");
            System.exit(2);
        }
        Path home = Path.of(arguments[0]);
        String port = Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).get(3).strip();
        String password = Files.readString(home.resolve("secrets/postgres")).strip();
        try (Connection log = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/ledgerchat", "ledgerchat", password)) {
            measure(log, List.of(arguments).subList(1, arguments.length));
        }
    }

    private static void measure(Connection log, List<String> views) throws SQLException {
        double alone = readAlone(log);
        System.out.printf(Locale.ROOT, "%-16s %,12.0f events/s%n", "log alone", alone);
        for (String view : views) {
            double speed = rebuild(log, view);
            System.out.printf(Locale.ROOT, "%-16s %,12.0f events/s, %.1f times slower%n", view, speed, alone / speed);
        }
    }

    private static double readAlone(Connection log) throws SQLException {
        log.setAutoCommit(false);
        long begun = System.nanoTime();
        long events = 0;
        try (Statement reading = log.createStatement()) {
            reading.setFetchSize(500);
            try (ResultSet rows = reading.executeQuery(
                    "select * from ledger.domain_event_entry order by global_index")) {
                while (rows.next()) {
                    rows.getBytes("payload");
                    rows.getBytes("meta_data");
                    events++;
                }
            }
        } finally {
            log.setAutoCommit(true);
        }
        return events / seconds(begun);
    }

    /** From the moment it is taken up until it compares: the filling alone. */
    private static double rebuild(Connection log, String view) throws SQLException {
        long events = number(log, "select count(*) from ledger.domain_event_entry");
        long id = number(
                log,
                "insert into ledger.rebuild (view, polite, wanted, state, requested_by) values ('" + view
                        + "', false, 'run', 'waiting', 'benchmark') returning id");
        await(log, id, List.of("filling", "comparing", "done"));
        long begun = System.nanoTime();
        await(log, id, List.of("comparing", "done"));
        double took = seconds(begun);
        await(log, id, List.of("done"));
        return events / took;
    }

    private static void await(Connection log, long id, List<String> states) {
        var reached = new CompletableFuture<Void>();
        try (var looking = Executors.newSingleThreadScheduledExecutor()) {
            looking.scheduleWithFixedDelay(() -> look(log, id, states, reached), 0, LOOK, TimeUnit.MILLISECONDS);
            reached.join();
        }
    }

    private static void look(Connection log, long id, List<String> states, CompletableFuture<Void> reached) {
        try (Statement asking = log.createStatement();
                ResultSet row = asking.executeQuery("select state from ledger.rebuild where id = " + id)) {
            row.next();
            if (states.contains(row.getString(1))) {
                reached.complete(null);
            } else if (row.getString(1).equals("failed")) {
                throw new IllegalStateException("The rebuild failed; see the server's log");
            }
        } catch (SQLException | RuntimeException failed) {
            reached.completeExceptionally(failed);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static long number(Connection log, String sql) throws SQLException {
        try (Statement asking = log.createStatement();
                ResultSet row = asking.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
