package io.ledgerchat.api.configuration.file;

import io.ledgerchat.api.configuration.Home;
import io.ledgerchat.api.configuration.Secrets;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.WithoutEffect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads what the operator wrote, once, when the application starts. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsConfiguration.class);

    @Bean
    Variables variables(Environment environment) {
        return new Variables(environment);
    }

    @Bean
    Home home(Variables variables) {
        return Home.from(variables);
    }

    @Bean
    Secrets secrets(Variables variables, Home home) {
        return Secrets.read(variables, home);
    }

    @Bean
    Settings settings(Variables variables, ConfigurationFile file) {
        Settings settings = Settings.from(variables);
        WithoutEffect.among(variables).forEach(name -> LOG.warn("{} is set, but has no effect in this version", name));
        file.endpoints()
                .custom()
                .forEach(endpoint -> endpoint.withoutEffect()
                        .forEach(name -> LOG.warn(
                                "customParams.{} of the endpoint {} has no effect on the server in this version",
                                name,
                                endpoint.name())));
        return settings.with(file.rateLimits().over(settings.limits()));
    }
}
