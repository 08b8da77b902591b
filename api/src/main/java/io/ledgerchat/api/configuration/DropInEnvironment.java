package io.ledgerchat.api.configuration;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Turns LibreChat's variables about the listener into Spring's properties, before anything reads them: {@code .env} below the
 * environment, a {@code PORT} that is no number as 3080, compression, timeouts (contract 00 §§1, 4).
 */
final class DropInEnvironment implements EnvironmentPostProcessor {
    private static final String COMPRESSED = "text/html,text/xml,text/plain,text/css,text/javascript,"
            + "application/javascript,application/json,application/manifest+json,image/svg+xml";

    /** The one flag that is read below this module. */
    private static final String SHARED_LIMITS = "LEDGERCHAT_SHARED_LIMITS";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        MutablePropertySources sources = environment.getPropertySources();
        Map<String, Object> dotEnv = new LinkedHashMap<>(DotEnv.read(Path.of(".env")));
        if (!dotEnv.isEmpty() && sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    new SystemEnvironmentPropertySource(".env", dotEnv));
        }
        withoutBlankOnes(sources, StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        withoutBlankOnes(sources, ".env");
        var variables = new Variables(environment);
        sources.addFirst(new MapPropertySource("librechat listener", corrections(variables)));
        sources.addLast(new MapPropertySource("librechat transport", transport(variables)));
    }

    /** An empty variable is an absent one; a number or a duration could not be made of it. */
    private static void withoutBlankOnes(MutablePropertySources sources, String name) {
        if (sources.get(name) instanceof SystemEnvironmentPropertySource environment) {
            Map<String, Object> written = new LinkedHashMap<>(environment.getSource());
            boolean changed = written.entrySet()
                    .removeIf(variable -> variable.getKey().startsWith("LEDGERCHAT_")
                            && variable.getValue().toString().isBlank());
            if (changed) {
                sources.replace(name, new SystemEnvironmentPropertySource(name, written));
            }
        }
    }

    /** What Spring would stumble over, or read otherwise. */
    private static Map<String, Object> corrections(Variables variables) {
        Map<String, Object> corrections = new HashMap<>();
        if (variables.written("PORT").isPresent() && port(variables).isEmpty()) {
            corrections.put("PORT", "3080");
        }
        if (variables.written("HOST").filter(String::isBlank).isPresent()) {
            corrections.put("HOST", "127.0.0.1");
        }
        if (variables.written(SHARED_LIMITS).isPresent()) {
            corrections.put(SHARED_LIMITS, String.valueOf(variables.enabled(SHARED_LIMITS)));
        }
        return corrections;
    }

    private static Optional<Integer> port(Variables variables) {
        return variables
                .text("PORT")
                .filter(port -> port.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .filter(port -> port < 65_536);
    }

    private static Map<String, Object> transport(Variables variables) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.compression.enabled", !variables.enabled("DISABLE_COMPRESSION"));
        properties.put("server.compression.min-response-size", "1KB");
        properties.put("server.compression.mime-types", COMPRESSED);
        milliseconds(variables, "HTTP_KEEP_ALIVE_TIMEOUT_MS")
                .ifPresent(value -> properties.put("server.tomcat.keep-alive-timeout", value + "ms"));
        // Tomcat knows one patience for both: how long a client may pause while it sends a request.
        Stream.of("HTTP_REQUEST_TIMEOUT_MS", "HTTP_HEADERS_TIMEOUT_MS")
                .flatMap(name -> milliseconds(variables, name).stream())
                .min(Comparator.naturalOrder())
                .ifPresent(value -> properties.put("server.tomcat.connection-timeout", value + "ms"));
        properties.put("spring.web.resources.add-mappings", false);
        properties.put("springdoc.swagger-ui.path", "/swagger-ui");
        properties.put("springdoc.default-produces-media-type", "application/json");
        return properties;
    }

    private static Optional<Integer> milliseconds(Variables variables, String name) {
        return variables.text(name).filter(value -> value.matches("\\d{1,9}")).map(Integer::valueOf);
    }
}
