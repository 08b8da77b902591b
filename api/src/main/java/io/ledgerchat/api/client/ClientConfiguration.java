package io.ledgerchat.api.client;

import io.ledgerchat.api.client.EverythingElse.Installed;
import io.ledgerchat.api.configuration.ClientSettings;
import io.ledgerchat.api.configuration.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Puts the client, or our page, behind everything else. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {
    @Bean
    SimpleUrlHandlerMapping everythingElse(Settings settings) throws Exception {
        ClientSettings client = settings.client();
        Path dist = client.dist();
        Optional<Installed> installed = dist == null
                ? Optional.empty()
                : Optional.of(
                        new Installed(new ClientFiles(dist, client), new IndexPage(dist, client, settings.domains())));
        return new SimpleUrlHandlerMapping(Map.of("/**", new EverythingElse(installed)), Ordered.LOWEST_PRECEDENCE);
    }
}
