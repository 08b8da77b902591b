package io.ledgerchat.api.configuration.file;

import io.ledgerchat.api.configuration.Home;
import io.ledgerchat.api.configuration.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * Makes the file a bean before any other bean is made, and its {@code ledgerchat:} section properties, so that what LedgerChat
 * adds can be said there or as {@code LEDGERCHAT_*}; the environment wins.
 */
public final class ConfigurationFileInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var variables = new Variables(context.getEnvironment());
        ConfigurationFile file = ConfigurationFileReader.read(variables, Home.from(variables));
        context.getBeanFactory().registerSingleton("configurationFile", file);
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        var own = properties(file);
        if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, own);
        } else {
            sources.addLast(own);
        }
    }

    /** What its {@code ledgerchat:} section sets. */
    public static MapPropertySource properties(ConfigurationFile file) {
        Map<String, Object> properties = new LinkedHashMap<>();
        flatten("ledgerchat", file.ledgerchat(), properties);
        return new MapPropertySource("librechat.yaml", properties);
    }

    private static void flatten(String path, @Nullable Object value, Map<String, Object> into) {
        switch (value) {
            case null -> {}
            case Map<?, ?> section -> section.forEach((key, inner) -> flatten(path + "." + key, inner, into));
            case List<?> list -> {
                for (int item = 0; item < list.size(); item++) {
                    flatten(path + "[" + item + "]", list.get(item), into);
                }
            }
            default -> {
                into.put(path, value);
                into.put(path.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value);
            }
        }
    }
}
