package io.ledgerchat.api;

import io.ledgerchat.api.configuration.DotEnv;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ledgerchat}: serves until it is stopped. */
@Command(
        name = "ledgerchat",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Starts LedgerChat, a chat server that answers LibreChat's HTTP API and keeps everything in an event log.",
            "With nothing configured it runs its own PostgreSQL and Elasticsearch below the home folder.",
            ""
        },
        footer = {
            "",
            "Configuration: environment variables and librechat.yaml, see docs/configuration.md.",
            "Databases of your own: LEDGERCHAT_POSTGRES_URL, LEDGERCHAT_KEYS_POSTGRES_URL, LEDGERCHAT_ELASTICSEARCH_URL.",
            "A command ends with 0 when it is done, 1 when it found something or was refused, 2 when it could not be done."
        })
final class ServeCommand implements Callable<Integer> {
    /** Not an exit code of a process: the server runs on. */
    static final int SERVING = -1;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on, 0 for any free one (default: PORT, else 3080).")
    private @Nullable Integer port;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Folder for data and secrets (default: LEDGERCHAT_HOME, else ~/.ledgerchat).")
    private @Nullable String home;

    @Option(names = "--exit-when-ready", description = "Stop as soon as it is ready: tries a configuration out.")
    private boolean exitWhenReady;

    /** For a command that {@code --home} was written before. */
    @Nullable
    String home() {
        return home;
    }

    @Override
    public Integer call() {
        if (port != null && (port < 0 || port > 65_535)) {
            System.err.println("--port takes a number from 0 to 65535.");
            return 2;
        }
        long begun = System.nanoTime();
        Backends backends = Backends.open(home, DotEnv.over(System.getenv()), line -> System.out.println(line));
        ConfigurableApplicationContext context;
        try {
            SpringApplication application = LedgerChat.with(backends);
            application.setRegisterShutdownHook(false);
            application.setDefaultProperties(options());
            context = application.run();
        } catch (RuntimeException failed) {
            backends.close();
            // Spring has told why already.
            return 1;
        }
        closeAtEnd(context, backends);
        System.out.printf(
                "LedgerChat is ready at %s after %.1f s%n", address(context), (System.nanoTime() - begun) / 1e9);
        return exitWhenReady ? 0 : SERVING;
    }

    private Map<String, Object> options() {
        var options = new HashMap<String, Object>();
        if (port != null) {
            options.put("ledgerchat.port-option", port);
        }
        return options;
    }

    private static String address(ConfigurableApplicationContext context) {
        String host = context.getEnvironment().getProperty("HOST", "localhost");
        return "http://" + (host.isBlank() ? "localhost" : host) + ":"
                + context.getEnvironment().getProperty("local.server.port");
    }

    /** The application first, so that nothing writes any more, then the databases. */
    private static void closeAtEnd(ConfigurableApplicationContext context, Backends backends) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                context.close();
                            } finally {
                                backends.close();
                            }
                        },
                        "ledgerchat-stop"));
    }
}
