package io.ledgerchat.infra.embedded;

import io.ledgerchat.infra.connection.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The embedded PostgreSQL of a home that another process holds: commands look in while the server serves. */
public final class RunningPostgres {
    private RunningPostgres() {}

    /** The log's database of this home, if its server runs. */
    public static Optional<Connections.Database> logOf(Path home) {
        return of(home, "ledgerchat");
    }

    /** The keys' database of this home, if its server runs. */
    public static Optional<Connections.Database> keysOf(Path home) {
        return of(home, "ledgerchat_keys");
    }

    private static Optional<Connections.Database> of(Path home, String database) {
        try {
            Path secret = home.resolve("secrets").resolve("postgres");
            var server = Postmaster.of(home.resolve("postgres").resolve("data"));
            if (server.isEmpty() || Files.notExists(secret)) {
                return Optional.empty();
            }
            return Optional.of(new Connections.Database(
                    "jdbc:postgresql://127.0.0.1:" + server.get().port() + "/" + database,
                    PostgresProcess.USER,
                    Files.readString(secret).strip()));
        } catch (IOException unreadable) {
            throw new CannotStart("The home folder " + home + " cannot be read (" + unreadable + ").", unreadable);
        }
    }
}
