package io.ledgerchat.api.configuration.file;

import io.ledgerchat.api.configuration.Home;
import io.ledgerchat.api.configuration.Secrets;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads what the operator wrote, once, when the application starts. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {
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
        return settings.with(file.rateLimits().over(settings.limits()));
    }
}
