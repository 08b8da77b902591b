package io.ledgerchat.api.model;

import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.command.account.ProviderKeys;
import io.ledgerchat.command.model.EndpointSettings;
import io.ledgerchat.infra.model.ProxyAddress;
import io.ledgerchat.infra.model.PublicAddresses;
import io.ledgerchat.infra.model.demo.DemoModelServer;
import io.ledgerchat.infra.model.endpoint.ConfiguredEndpoints;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers what is configured; with no provider configured, the demo model, so that a fresh installation answers. */
@Configuration(proxyBeanMethods = false)
class ModelEndpointsConfiguration {
    @Bean
    OfferedEndpoints offeredEndpoints(Variables variables, Settings settings, ConfigurationFile file) {
        var providers = new ProviderVariables(variables);
        var plan = new EndpointPlan(
                providers,
                file,
                settings.chat().titles(),
                Set.copyOf(variables.texts("LEDGERCHAT_DOCUMENTS_IN_WORDS")));
        List<EndpointSettings> endpoints = new ArrayList<>(plan.endpoints());
        Optional<DemoModelServer> demo = Optional.of(providers.demo(!endpoints.isEmpty()))
                .filter(wanted -> wanted)
                .map(wanted -> DemoModelServer.start());
        demo.ifPresent(server -> endpoints.add(plan.demo(
                OfferedEndpoints.DEMO, DemoModelServer.MODEL, server.baseUrl().toString(), server.apiKey())));
        return new OfferedEndpoints(endpoints, providers, file, demo.<Runnable>map(server -> server::close));
    }

    @Bean
    ConfiguredEndpoints modelEndpoints(
            OfferedEndpoints offered,
            ConfigurationFile file,
            ProviderKeys keys,
            Queries queries,
            Variables variables,
            Clock clock) {
        return new ConfiguredEndpoints(
                offered.settings(),
                keys,
                new HeaderPeople(queries),
                new PublicAddresses(file.endpoints().allowedAddresses()),
                ProxyAddress.of(variables.text("PROXY", "")),
                clock);
    }

    /** The demo model lives as long as the application. */
    @Bean
    DisposableBean demoModel(OfferedEndpoints offered) {
        return offered::stopDemo;
    }
}
