package io.ledgerchat.infra.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A durable PostgreSQL on a loopback port, with password authentication and settings as in production.
 *
 * <p>It is started by {@code pg_ctl}, which puts the server into a session of its own: Ctrl-C at the terminal reaches this
 * JVM only, which still has to finish its writes. The price is that the server survives when this JVM is killed; the next
 * start on the same home adopts it.
 *
 * <p>The application's role owns its databases and nothing else; the superuser's password is used for setting them up.
 */
final class PostgresProcess implements Supervision.Child, AutoCloseable {

    static final String USER = "ledgerchat";
    static final List<String> DATABASES = List.of("ledgerchat", "ledgerchat_keys");

    private static final System.Logger LOG = System.getLogger(PostgresProcess.class.getName());
    private static final String SUPERUSER = "postgres";

    private final Path home;
    private final Path data;
    private final String superuserPassword;
    private final String password;
    private @Nullable Path programs;
    private volatile @Nullable Postmaster server;
    private volatile int port;
    private boolean closed;

    PostgresProcess(HomeFolder home) {
        this.home = home.folder("postgres");
        this.data = this.home.resolve("data");
        this.superuserPassword = home.secret("postgres-superuser");
        this.password = home.secret("postgres");
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    @Override
    public boolean alive() {
        var current = server;
        return current != null && current.alive();
    }

    /** Returns when the server answers and both databases are there. */
    synchronized void start() throws InterruptedException {
        try {
            programs = PostgresBinaries.unpackInto(home);
            if (Files.notExists(data)) {
                initialise();
            }
            var orphan = Postmaster.of(data);
            port = orphan.isPresent() ? orphan.get().port() : FreePort.find();
            restart();
            setUpDatabases();
        } catch (IOException | SQLException e) {
            throw new CannotStart("PostgreSQL could not be started (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public synchronized void restart() throws IOException, InterruptedException {
        if (closed) {
            throw new IOException("this end of it is closed");
        }
        if (Postmaster.of(data).isEmpty()) {
            // What is left is a dead server's, but its process id may be a stranger's by now and would stop the start.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            control("start", "-l", home.resolve("start.log").toString(), "-t", "60", "-o", options());
        }
        server = Postmaster.of(data).orElseThrow(() -> new IOException("the server ended again at once"));
    }

    /** Into a draft, renamed when complete: a folder that was begun and not finished is never taken for a database. */
    private void initialise() throws IOException, InterruptedException {
        var draft = home.resolve("data.new");
        Folders.delete(draft);
        var passwordFile = Files.createTempFile(home, "superuser", null);
        try {
            Files.writeString(passwordFile, superuserPassword);
            run(
                    "initdb",
                    List.of(
                            "-D",
                            draft.toString(),
                            "-U",
                            SUPERUSER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            // PostgreSQL's own rules, not this system's: an upgraded libc must not reorder an index.
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C"));
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private String options() {
        return String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c full_page_writes=on",
                "-c max_connections=100",
                "-c logging_collector=on",
                "-c log_directory=../logs",
                "-c log_filename=postgresql-%a.log",
                "-c log_rotation_age=1d",
                "-c log_truncate_on_rotation=on",
                // An error's details and statement may quote what people wrote; no log line may.
                "-c log_error_verbosity=terse",
                "-c log_min_error_statement=panic");
    }

    private void control(String action, String... more) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(action, "-D", data.toString(), "-w"));
        arguments.addAll(List.of(more));
        run("pg_ctl", arguments);
    }

    private void run(String program, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses root. In a user namespace of its own the process is nobody, with the same files.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(Objects.requireNonNull(programs).resolve("bin/" + program).toString());
        command.addAll(arguments);
        var output = home.resolve(program + ".log");
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        if (awaitEnd(builder.start()) != 0) {
            throw new IOException(program + " failed: " + lastLines(output));
        }
    }

    /** Even when interrupted: a start left to itself would bring up a server after the look for one to stop. */
    private static int awaitEnd(Process process) throws InterruptedException {
        var end = process.onExit().orTimeout(90, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly());
        end.join();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return process.waitFor();
    }

    private static String lastLines(Path file) throws IOException {
        var lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
    }

    private void setUpDatabases() throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, superuserPassword)) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", USER)) {
                // Drawn from the alphabet of URL-safe Base64: nothing in it ends a literal.
                execute(connection, "CREATE ROLE " + USER + " LOGIN PASSWORD '" + password + "'");
            }
            for (var database : DATABASES) {
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                    execute(connection, "CREATE DATABASE " + database + " OWNER " + USER);
                }
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Waits for a start under way, which takes a few seconds at most, and stops what it brought up. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (Files.exists(data) && Postmaster.of(data).isPresent()) {
                control("stop", "-m", "fast", "-t", "30");
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "PostgreSQL did not stop in time; the next start adopts it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
