package io.ledgerchat.api;

import io.ledgerchat.api.configuration.Home;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.connection.SearchIsConfigured;
import io.ledgerchat.infra.embedded.CannotStart;
import io.ledgerchat.infra.embedded.EmbeddedServices;
import io.ledgerchat.infra.embedded.HomeFolder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The home folder and the databases of one run: those of the environment where it names them, else the embedded ones.
 *
 * @param home held for the time of the run
 * @param connections where the databases are
 * @param embedded what has to be stopped last; absent when nothing was started here
 */
public record Backends(
        HomeFolder home, Connections connections, @Nullable EmbeddedServices embedded) implements AutoCloseable {
    private static final String TOGETHER = "LEDGERCHAT_POSTGRES_URL and LEDGERCHAT_KEYS_POSTGRES_URL go together: the"
            + " data keys live in a database of their own, so that a copy of the log opens nothing.";

    /**
     * Takes hold of the home folder and starts what the environment does not name.
     *
     * @throws CannotStart with a sentence for the person at the terminal
     */
    public static Backends open(
            @Nullable String homeOption, Map<String, String> environment, Consumer<String> progress) {
        HomeFolder home = HomeFolder.open(Home.locate(homeOption, name -> Optional.ofNullable(environment.get(name))));
        try {
            return open(home, environment, progress);
        } catch (RuntimeException failed) {
            home.close();
            throw failed;
        }
    }

    /** The log's database as the environment names it. */
    static Connections.Database log(Map<String, String> environment) {
        return Objects.requireNonNull(database(environment, "LEDGERCHAT_POSTGRES"));
    }

    /** The log's and the keys' database as the environment names them. */
    static Connections logAndKeys(Map<String, String> environment) {
        Connections.@Nullable Database keys = database(environment, "LEDGERCHAT_KEYS_POSTGRES");
        if (keys == null) {
            throw new CannotStart(TOGETHER);
        }
        return new Connections(log(environment), keys, null);
    }

    private static Backends open(HomeFolder home, Map<String, String> environment, Consumer<String> progress) {
        Connections.@Nullable Database log = database(environment, "LEDGERCHAT_POSTGRES");
        Connections.@Nullable Database keys = database(environment, "LEDGERCHAT_KEYS_POSTGRES");
        if ((log == null) != (keys == null)) {
            throw new CannotStart(TOGETHER);
        }
        boolean embedSearch = !namesSearch(environment);
        @Nullable
        EmbeddedServices embedded =
                log == null || embedSearch ? EmbeddedServices.start(home, log == null, embedSearch, progress) : null;
        if (embedded != null && log == null) {
            log = embedded(embedded, "ledgerchat");
            keys = embedded(embedded, "ledgerchat_keys");
        }
        return new Backends(
                home,
                new Connections(
                        Objects.requireNonNull(log),
                        Objects.requireNonNull(keys),
                        embedSearch ? search(Objects.requireNonNull(embedded)) : search(environment)),
                embedded);
    }

    private static Connections.Database embedded(EmbeddedServices services, String database) {
        return new Connections.Database(services.jdbcUrl(database), services.username(), services.password());
    }

    private static Connections.@Nullable Database database(Map<String, String> environment, String prefix) {
        String url = environment.get(prefix + "_URL");
        if (url == null || url.isBlank()) {
            return null;
        }
        String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres:", "postgresql:");
        if (!jdbc.startsWith("jdbc:postgresql://")) {
            throw new CannotStart(
                    prefix + "_URL is not an address of PostgreSQL: write it as postgresql://host:5432/database.");
        }
        return new Connections.Database(jdbc, environment.get(prefix + "_USER"), environment.get(prefix + "_PASSWORD"));
    }

    /** Whether the environment says which Elasticsearch is used, or that none is. */
    static boolean namesSearch(Map<String, String> environment) {
        return isOff(environment) || !isBlank(environment.get("LEDGERCHAT_ELASTICSEARCH_URL"));
    }

    private static boolean isOff(Map<String, String> environment) {
        return "false".equalsIgnoreCase(environment.getOrDefault("SEARCH", "").strip());
    }

    private static Connections.Search search(EmbeddedServices embedded) {
        return new Connections.Search(
                embedded.elasticsearchUrl(), embedded.elasticsearchUsername(), embedded.elasticsearchPassword());
    }

    /** The index as the environment names it; absent when search is switched off. */
    static Connections.@Nullable Search search(Map<String, String> environment) {
        if (isOff(environment)) {
            return null;
        }
        String url = environment.getOrDefault("LEDGERCHAT_ELASTICSEARCH_URL", "");
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new CannotStart("LEDGERCHAT_ELASTICSEARCH_URL is not an address: write it as https://host:9200.");
        }
        return new Connections.Search(
                url,
                environment.get("LEDGERCHAT_ELASTICSEARCH_USER"),
                environment.get("LEDGERCHAT_ELASTICSEARCH_PASSWORD"));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Makes these known to the application before it reads its configuration. */
    void register(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "ledgerchat-backends",
                        Map.of(
                                SearchIsConfigured.PROPERTY,
                                connections.search() != null,
                                "LEDGERCHAT_HOME",
                                home.path().toString(),
                                "ledgerchat.embedded",
                                embedded != null)));
        chooseEventStore(context.getEnvironment());
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("connections", connections);
        beans.registerSingleton("homeFolder", home);
    }

    private static void chooseEventStore(ConfigurableEnvironment environment) {
        String wanted =
                environment.getProperty("LEDGERCHAT_EVENT_STORE", "postgres").strip();
        if (!wanted.equals("postgres") && !wanted.equals("axonserver")) {
            throw new CannotStart("LEDGERCHAT_EVENT_STORE is '" + wanted + "': write postgres or axonserver.");
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "ledgerchat-event-store",
                        Map.of(
                                "ledgerchat.event-store",
                                wanted,
                                "axon.axonserver.enabled",
                                wanted.equals("axonserver"))));
    }

    /** Waits for an embedded Elasticsearch, which starts beside everything else. */
    void awaitSearch() {
        if (embedded != null) {
            embedded.awaitReady();
        }
    }

    /** Stops what was started, then lets go of the home. */
    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
        home.close();
    }
}
