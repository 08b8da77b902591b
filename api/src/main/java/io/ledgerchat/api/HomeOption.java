package io.ledgerchat.api;

import io.ledgerchat.api.configuration.DotEnv;
import io.ledgerchat.api.configuration.Home;
import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.configuration.file.ConfigurationFileInitializer;
import io.ledgerchat.api.configuration.file.ConfigurationFileReader;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.embedded.CannotStart;
import io.ledgerchat.infra.embedded.RunningPostgres;
import io.ledgerchat.infra.embedded.RunningSearch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the installation is that a command looks at, whether or not its server runs. */
final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Folder with data and secrets (default: LEDGERCHAT_HOME, else ~/.ledgerchat).")
    private @Nullable String home;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private final Map<String, String> environment = DotEnv.over(System.getenv());

    Map<String, String> environment() {
        return environment;
    }

    /** As given behind the command, else before it. */
    private @Nullable String given() {
        if (home != null || command == null || command.parent() == null) {
            return home;
        }
        return command.parent().userObject() instanceof ServeCommand before ? before.home() : null;
    }

    Path path() {
        return Home.locate(given(), name -> Optional.ofNullable(environment.get(name)));
    }

    /** What the operator configured, as the application would read it. */
    record Configured(Variables variables, Home home, ConfigurationFile file) {}

    Configured configured() {
        var sources = new MutablePropertySources();
        sources.addLast(new SystemEnvironmentPropertySource("environment", Map.copyOf(environment)));
        var variables = new Variables(new PropertySourcesPropertyResolver(sources));
        var folder = new Home(path());
        ConfigurationFile file = ConfigurationFileReader.read(variables, folder);
        sources.addLast(ConfigurationFileInitializer.properties(file));
        return new Configured(variables, folder, file);
    }

    /** What is done with the log's database; the embedded one is started for it when it does not run. */
    interface Work {
        int on(Connections.Database log);
    }

    int withLog(Work work) {
        Optional<Connections.Database> running = runningLog();
        return running.isPresent() ? work.on(running.get()) : withStarted(connections -> work.on(connections.log()));
    }

    /** What is done with the databases of the log and of the keys. */
    interface WorkWithKeys {
        /** @param connections without the index */
        int on(Connections connections);
    }

    int withLogAndKeys(WorkWithKeys work) {
        if (namesLog()) {
            return work.on(Backends.logAndKeys(environment));
        }
        Optional<Connections.Database> log = runningLog();
        Optional<Connections.Database> keys = RunningPostgres.keysOf(path());
        return log.isPresent() && keys.isPresent()
                ? work.on(new Connections(log.get(), keys.get(), null))
                : withStarted(work);
    }

    private int withStarted(WorkWithKeys work) {
        requireInstallation();
        var withoutSearch = new HashMap<>(environment);
        withoutSearch.put("SEARCH", "false");
        try (Backends backends = Backends.open(given(), withoutSearch, line -> {})) {
            return work.on(backends.connections());
        }
    }

    /** For what only a running server can do: nothing is started for it, and nobody is kept from starting. */
    int withRunningLog(Work work) {
        Optional<Connections.Database> running = runningLog();
        if (running.isEmpty()) {
            System.err.println("LedgerChat does not run; start it first.");
            return FailedCommand.FAILED;
        }
        return work.on(running.get());
    }

    /** What is done with the log's database and the index. */
    interface WorkWithSearch {
        /** @param search absent where there is none, or none that runs */
        int on(Connections.Database log, Connections.@Nullable Search search);
    }

    /** Nothing is started for the sake of the index. */
    int withLogAndRunningSearch(WorkWithSearch work) {
        return withLog(log -> work.on(log, runningSearch()));
    }

    int withLogAndSearch(WorkWithSearch work) {
        Optional<Connections.Database> running = runningLog();
        if (running.isPresent()) {
            return work.on(running.get(), runningSearch());
        }
        requireInstallation();
        try (Backends backends = Backends.open(given(), environment, line -> {})) {
            backends.awaitSearch();
            return work.on(backends.connections().log(), backends.connections().search());
        }
    }

    /** A command looks at what is there: a mistyped folder must not become a new installation. */
    private void requireInstallation() {
        if (!namesLog() && Files.notExists(path().resolve("postgres/data/PG_VERSION"))) {
            throw new CannotStart("There is no LedgerChat in " + path());
        }
    }

    private boolean namesLog() {
        return !environment.getOrDefault("LEDGERCHAT_POSTGRES_URL", "").isBlank();
    }

    private Optional<Connections.Database> runningLog() {
        return namesLog() ? Optional.of(Backends.log(environment)) : RunningPostgres.logOf(path());
    }

    private Connections.@Nullable Search runningSearch() {
        return Backends.namesSearch(environment)
                ? Backends.search(environment)
                : RunningSearch.of(path()).orElse(null);
    }
}
