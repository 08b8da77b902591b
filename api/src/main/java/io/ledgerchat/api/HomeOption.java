package io.ledgerchat.api;

import io.ledgerchat.api.configuration.DotEnv;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.embedded.HomeFolder;
import io.ledgerchat.infra.embedded.RunningPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the installation is that a command looks at, whether or not its server runs. */
final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Folder with data and secrets (default: LEDGERCHAT_HOME, else ~/.ledgerchat).")
    private @Nullable String home;

    private final Map<String, String> environment = DotEnv.over(System.getenv());

    Map<String, String> environment() {
        return environment;
    }

    Path path() {
        return HomeFolder.locate(home, environment);
    }

    /** What is done with the log's database; the embedded one is started for it when it does not run. */
    interface Work {
        int on(Connections.Database log);
    }

    int withLog(Work work) {
        Optional<Connections.Database> running = runningLog();
        if (running.isPresent()) {
            return work.on(running.get());
        }
        var withoutSearch = new HashMap<>(environment);
        withoutSearch.put("SEARCH", "false");
        try (Backends backends = Backends.open(home, withoutSearch, line -> {})) {
            return work.on(backends.connections().log());
        }
    }

    /** For what only a running server can do: nothing is started for it, and nobody is kept from starting. */
    int withRunningLog(Work work) {
        Optional<Connections.Database> running = runningLog();
        if (running.isEmpty()) {
            System.err.println("LedgerChat does not run; start it first.");
            return 1;
        }
        return work.on(running.get());
    }

    private Optional<Connections.Database> runningLog() {
        String url = environment.getOrDefault("LEDGERCHAT_POSTGRES_URL", "");
        return url.isBlank() ? RunningPostgres.logOf(path()) : Optional.of(Backends.log(environment));
    }
}
