import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how fast views are rebuilt from a long log, decryption on, against reading the log alone.
 *
 * <pre>
 *   ./run --home HOME                              in one terminal, with some conversations in it
 *   java -cp POSTGRESQL.jar benchmarks/RebuildSpeed.java HOME grow 200000
 *   java -cp POSTGRESQL.jar benchmarks/RebuildSpeed.java HOME measure conversation message account audit analytics
 * </pre>
 *
 * <p>{@code grow} copies what people said until the log has that many events, with ids of their own for each copy; personal
 * fields stay sealed under the keys they have. Only for a home that is thrown away afterwards.
 */
class RebuildSpeed {
    private static final String COPIED = "payload_type like 'conversation.%' or payload_type like 'message.%'";

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("Usage: RebuildSpeed HOME grow EVENTS | HOME measure VIEW...");
            System.exit(2);
        }
        Path home = Path.of(arguments[0]);
        String port = Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).get(3).strip();
        String password = Files.readString(home.resolve("secrets/postgres")).strip();
        try (Connection log = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/ledgerchat", "ledgerchat", password)) {
            if (arguments[1].equals("grow")) {
                grow(log, Long.parseLong(arguments[2]));
            } else {
                measure(log, List.of(arguments).subList(2, arguments.length));
            }
        }
    }

    private static void grow(Connection log, long wanted) throws SQLException {
        long top = number(log, "select coalesce(max(global_index), 0) from ledger.domain_event_entry");
        long batch = number(log, "select count(*) from ledger.domain_event_entry where " + COPIED);
        if (batch == 0) {
            throw new IllegalStateException("Say something first: there is nothing to copy");
        }
        long events = number(log, "select count(*) from ledger.domain_event_entry");
        try (PreparedStatement copy = log.prepareStatement("""
                insert into ledger.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                  payload_type, payload_revision, payload, meta_data, time_stamp)
                select gen_random_uuid()::text, regexp_replace(aggregate_identifier, ':.{8}', ':' || ?),
                  sequence_number, type, payload_type, payload_revision,
                  convert_to(regexp_replace(convert_from(payload, 'UTF8'),
                    '("(?:messageId|conversationId|parentMessageId)":")(?!00000000-0000)[0-9a-f]{8}', '\\1' || ?, 'g'),
                    'UTF8'),
                  meta_data, time_stamp
                from ledger.domain_event_entry where global_index <= ? and (%s) order by global_index"""
                .formatted(COPIED))) {
            for (int number = 1; events < wanted; number++) {
                String mark = "%08x".formatted(number);
                copy.setString(1, mark);
                copy.setString(2, mark);
                copy.setLong(3, top);
                events += copy.executeUpdate();
            }
        }
        System.out.println("The log has " + events + " events");
    }

    private static void measure(Connection log, List<String> views) throws SQLException, InterruptedException {
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
    private static double rebuild(Connection log, String view) throws SQLException, InterruptedException {
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

    private static void await(Connection log, long id, List<String> states) throws SQLException, InterruptedException {
        List<String> wanted = new ArrayList<>(states);
        while (true) {
            try (Statement asking = log.createStatement();
                    ResultSet row = asking.executeQuery("select state from ledger.rebuild where id = " + id)) {
                row.next();
                if (wanted.contains(row.getString(1))) {
                    return;
                }
                if (row.getString(1).equals("failed")) {
                    throw new IllegalStateException("The rebuild failed; see the server's log");
                }
            }
            Thread.sleep(20);
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
