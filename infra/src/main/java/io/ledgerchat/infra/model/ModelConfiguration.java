package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.TokenCounter;
import java.net.URI;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ports to models: one client for all providers, one counter of tokens. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {
    @Bean
    ModelClient modelClient(@Value("${PROXY:}") String proxy, CommandGateway commands, Clock clock) {
        var http = proxy.isBlank() ? ProviderHttp.client() : ProviderHttp.client(address(proxy.strip()));
        var providers = new ProvidersByProtocol(
                new OpenAiModelClient(http, Patience.USUAL), new AnthropicModelClient(http, Patience.USUAL));
        return new RecordedModelClient(providers, commands, clock);
    }

    private static URI address(String proxy) {
        var address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        if (address.getHost() == null || !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("PROXY is no address of an HTTP proxy: write http://host:port");
        }
        return address;
    }

    @Bean
    TokenCounter tokenCounter() {
        return new O200kTokenCounter();
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> modelRehearsal(TokenCounter counter) {
        return ready -> new Rehearsal(counter).start();
    }
}
