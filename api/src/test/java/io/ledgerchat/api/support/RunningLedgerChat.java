package io.ledgerchat.api.support;

import io.ledgerchat.api.Backends;
import io.ledgerchat.api.LedgerChat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application under test, on real PostgreSQL and Elasticsearch in processes of their own.
 *
 * <p>{@link #shared()} is started once per build, at its first use; tests make accounts of their own in it and do not
 * disturb each other.
 */
public final class RunningLedgerChat implements AutoCloseable {
    private static final String[] UNLIMITED = {
        "LOGIN", "REGISTER", "RESET_PASSWORD", "VERIFY_EMAIL", "FILE_UPLOAD_IP", "FORK_IP", "IMPORT_IP"
    };

    static {
        // what is awaited comes within a second; the rest is for machines that are busy with something else
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
        // a question that is refused or late in passing is asked again; in the end the last failure is told
        Awaitility.ignoreExceptionsByDefault();
    }

    private static @Nullable RunningLedgerChat shared;
    private static @Nullable RuntimeException broken;

    private final Backends backends;
    private final boolean ownsBackends;
    private final String port;
    /** Let go of at the end: test classes keep what they closed in static fields, and it is most of the heap. */
    private volatile @Nullable ConfigurableApplicationContext context;

    private @Nullable String administrator;

    private RunningLedgerChat(Backends backends, boolean ownsBackends, ConfigurableApplicationContext context) {
        this.backends = backends;
        this.ownsBackends = ownsBackends;
        this.port = context.getEnvironment().getRequiredProperty("local.server.port");
        this.context = context;
    }

    /** The one of this build, offering the stand-in provider as endpoint {@code Fake}. */
    public static synchronized RunningLedgerChat shared() {
        if (broken != null) {
            throw new IllegalStateException("The application did not start for an earlier test", broken);
        }
        if (shared == null) {
            Path home = temporaryHome();
            var settings = new LinkedHashMap<String, String>();
            settings.put("ALLOW_REGISTRATION", "true");
            for (String limiter : UNLIMITED) {
                settings.put(limiter + "_MAX", "100000");
            }
            settings.put("ledgerchat.imports.look-every", "PT1S");
            settings.put("LEDGERCHAT_CHECKPOINT_SECONDS", "4");
            settings.put("CONFIG_PATH", FakeEndpoint.configuration(home).toString());
            shared = startOnce(home, settings);
            RunningLedgerChat started = shared;
            started.administrator();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        }
        return shared;
    }

    /** Later tests fail at once instead of each starting databases in vain. */
    private static RunningLedgerChat startOnce(Path home, Map<String, String> settings) {
        try {
            return start(home, settings);
        } catch (RuntimeException failed) {
            broken = failed;
            throw failed;
        }
    }

    /** A fresh application with databases of its own; slow, so only where a test needs other settings or a restart. */
    public static RunningLedgerChat start(Path home, Map<String, String> settings) {
        return start(home, settings, Map.of());
    }

    /** The same without Elasticsearch. */
    public static RunningLedgerChat startWithoutSearch(Path home, Map<String, String> settings) {
        return start(home, settings, Map.of("SEARCH", "false"));
    }

    private static RunningLedgerChat start(Path home, Map<String, String> settings, Map<String, String> environment) {
        Backends backends = Backends.open(home.toString(), environment, line -> {});
        try {
            return new RunningLedgerChat(backends, true, run(backends, settings));
        } catch (RuntimeException failed) {
            backends.close();
            throw failed;
        }
    }

    /** A fresh application on the databases that the environment names. */
    public static RunningLedgerChat startOn(Path home, Map<String, String> environment) {
        Backends backends = Backends.open(home.toString(), environment, line -> {});
        try {
            return new RunningLedgerChat(backends, true, run(backends, environment));
        } catch (RuntimeException failed) {
            backends.close();
            throw failed;
        }
    }

    /** The same by another clock than that of the machine. */
    public static RunningLedgerChat start(Path home, Map<String, String> settings, Clock clock) {
        Backends backends = Backends.open(home.toString(), Map.of(), line -> {});
        try {
            return new RunningLedgerChat(
                    backends,
                    true,
                    run(backends, settings, context -> context.getBeanFactory().registerSingleton("clock", clock)));
        } catch (RuntimeException failed) {
            backends.close();
            throw failed;
        }
    }

    /** A second application, with other settings, on the databases of this one, as another node or after a restart. */
    public RunningLedgerChat alongside(Map<String, String> settings) {
        return new RunningLedgerChat(backends, false, run(backends, settings));
    }

    /** The same with something more in it. */
    public RunningLedgerChat alongside(
            Map<String, String> settings, ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        return new RunningLedgerChat(backends, false, run(backends, settings, more));
    }

    private static ConfigurableApplicationContext run(Backends backends, Map<String, String> settings) {
        return run(backends, settings, context -> {});
    }

    private static ConfigurableApplicationContext run(
            Backends backends,
            Map<String, String> settings,
            ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        SpringApplication application = LedgerChat.with(backends);
        application.addInitializers(more);
        application.setRegisterShutdownHook(false);
        var arguments = new LinkedHashMap<>(settings);
        arguments.putIfAbsent("ledgerchat.port-option", "0");
        // What is written is read once: a machine that stands still for two seconds must not be taken for a lost write.
        arguments.putIfAbsent("ledgerchat.views.wait", "PT8S");
        arguments.putIfAbsent("ledgerchat.replies.stop-wait", "PT30S");
        return application.run(arguments.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    /** An empty folder for the owner alone, removed by nobody: the build's folder is. */
    public static Path temporaryHome() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "homes"));
            return Files.createTempDirectory(
                    parent,
                    "home-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    /** @throws IllegalStateException when it is closed */
    public ConfigurableApplicationContext context() {
        ConfigurableApplicationContext open = context;
        if (open == null) {
            throw new IllegalStateException("This application is closed");
        }
        return open;
    }

    public Backends backends() {
        return backends;
    }

    /** The process of the embedded Elasticsearch; when it dies it is started again. */
    public ProcessHandle searchNode() {
        String folder = backends.home().path().toAbsolutePath().toString();
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).stream().anyMatch(argument -> argument.contains(folder))
                                && List.of(arguments).stream().anyMatch(argument -> argument.endsWith("SearchNode")))
                        .orElse(false))
                .findFirst()
                .orElseThrow();
    }

    /** A client that nobody is signed in at. */
    public TestClient client() {
        return new TestClient(this::uri);
    }

    /** A client signed in to a new account. */
    public TestClient signedIn() {
        return client().registerAndSignIn();
    }

    /** A client signed in to the first account of the installation, which is its administrator. */
    public synchronized TestClient administrator() {
        if (administrator == null) {
            TestClient first = signedIn();
            administrator = first.email();
            return first;
        }
        return client().signIn(administrator);
    }

    /** Where it was can still be asked; what was in it is gone. */
    @Override
    public void close() {
        ConfigurableApplicationContext open = context;
        context = null;
        if (open != null) {
            open.close();
        }
        if (ownsBackends) {
            backends.close();
        }
    }
}
