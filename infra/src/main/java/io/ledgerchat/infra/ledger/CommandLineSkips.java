package io.ledgerchat.infra.ledger;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.ledger.LedgerEvent.EventSkipped;
import io.ledgerchat.infra.connection.CommandLineConnections;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.embedded.CannotStart;
import io.ledgerchat.infra.key.DataKeyStore;
import io.ledgerchat.infra.key.FileMasterKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records for a command line that the operator of the machine has a view go on without an event: before it does. */
public final class CommandLineSkips {
    /** As the application records those of administrators: one aggregate for each view and event. */
    private static final String AGGREGATE = "SkippedEvent";

    private CommandLineSkips() {}

    /**
     * Fails when it cannot be recorded; then nothing may be skipped.
     *
     * @param connections of the log and of the keys: what the operator writes is text like that of others
     * @throws CannotStart when the key over the keys is not there
     */
    public static void record(
            Connections connections,
            Path home,
            Map<String, String> environment,
            String view,
            String event,
            String reason) {
        @Nullable String master = environment.get(FileMasterKey.ENVIRONMENT);
        if ((master == null || master.isBlank()) && Files.notExists(home.resolve("master.key"))) {
            throw new CannotStart(
                    "There is no master.key in " + home + ", so the reason cannot be recorded: name the home"
                            + " folder with --home, or give " + FileMasterKey.ENVIRONMENT + ".");
        }
        try (var dataSource = CommandLineConnections.open(connections.keys())) {
            new CommandLineEvents(
                            connections.log(),
                            environment,
                            new DataKeyStore(dataSource, FileMasterKey.open(home, master)))
                    .append(
                            AGGREGATE,
                            "skip:" + view + "/" + event,
                            new EventSkipped(
                                    view,
                                    event,
                                    null,
                                    Personal.of(Subject.ORGANISATION, reason),
                                    Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        }
    }
}
