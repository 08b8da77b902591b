package io.ledgerchat.api.configuration.file;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.ledger.ApplyConfiguration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records what a node starts with: every section of {@code librechat.yaml} and every variable of the environment that is
 * meant for this application, each by a keyed hash of its value. A start that cannot be recorded is none: nobody is
 * served before.
 */
@Component
class ConfigurationInForce implements SmartLifecycle {
    /** How names begin that LibreChat or LedgerChat reads; the rest of an environment is none of our business. */
    static final Pattern OURS = Pattern.compile(
            "(LEDGERCHAT|AXON|ALLOW|DISABLE|ENABLE|BAN|LOGIN|REGISTER|REGISTRATION|MESSAGE|LIMIT|CONCURRENT"
                    + "|CONFIG|CLIENT|DOMAIN|APP|CUSTOM|HELP|EMAIL|SESSION|REFRESH|JWT|CREDS|OPENAI|ANTHROPIC|GOOGLE|AZURE"
                    + "|ASSISTANTS|BEDROCK|ENDPOINTS|HOST|PORT|SEARCH|TRUST|TITLE|STATIC|INDEX|NO|MIN|HTTP|MONGO|MEILI|RAG"
                    + "|AWS|S3|FIREBASE|OPENID|GITHUB|DISCORD|FACEBOOK|APPLE|SAML|LDAP|TTS|STT|OCR|CONVO|FORK|IMPORT"
                    + "|FILE|SHARED|CHECK|METRICS|SANDPACK|SHOW|ANALYTICS|BUILD|ADMIN|NODE_ENV|PROXY|RESET_PASSWORD"
                    + "|VERIFY_EMAIL|TWO_FACTOR|MAILGUN|LIBRECHAT|START_BALANCE|TEMP_CHAT|EMBEDDINGS|CONVERSATION|ILLEGAL"
                    + "|NON_BROWSER|JAVA_OPTS)(_[A-Z0-9_]+)?");

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private final ConfigurationFile file;
    private final ConfigurableEnvironment environment;
    private final KeyedHash hashes;
    private final Commands commands;
    private final Moments moments;
    private volatile boolean recorded;

    ConfigurationInForce(
            ConfigurationFile file,
            ConfigurableEnvironment environment,
            KeyedHash hashes,
            Commands commands,
            Moments moments) {
        this.file = file;
        this.environment = environment;
        this.hashes = hashes;
        this.commands = commands;
        this.moments = moments;
    }

    @Override
    public void start() {
        record();
        recorded = true;
    }

    @Override
    public void stop() {
        recorded = false;
    }

    @Override
    public boolean isRunning() {
        return recorded;
    }

    /** After everything that a command needs, before the web server. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    private void record() {
        Map<String, String> settings = settings();
        @Nullable String version = ConfigurationInForce.class.getPackage().getImplementationVersion();
        commands.sendWithoutWaiting(new ApplyConfiguration(
                version == null ? "source" : version, hash(settings.toString()), settings, moments.now()));
    }

    Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        JsonNode sections = SORTED.valueToTree(file);
        sections.properties()
                .forEach(section -> settings.put(
                        "librechat.yaml/" + section.getKey(), hash(SORTED.writeValueAsString(section.getValue()))));
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> named) {
                Arrays.stream(named.getPropertyNames())
                        .filter(name -> OURS.matcher(name).matches())
                        .forEach(name -> settings.computeIfAbsent(
                                name, missing -> hash(String.valueOf(environment.getProperty(name)))));
            }
        }
        return settings;
    }

    private String hash(String value) {
        return hashes.of("configuration", value).substring(0, 16);
    }
}
