package io.ledgerchat.api.configuration;

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
        return SecretsFile.read(variables, home);
    }

    @Bean
    Settings settings(Variables variables) {
        return Settings.from(variables);
    }
}
