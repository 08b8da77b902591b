package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.TokenCounter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ports to models: one client for all providers, one counter of tokens. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {
    @Bean
    ModelClient modelClient(@Value("${PROXY:}") String proxy, ModelCallRecords records) {
        var http = ProxyAddress.of(proxy).map(ProviderHttp::client).orElseGet(ProviderHttp::client);
        var providers = new ProvidersByProtocol(
                new OpenAiModelClient(http, Patience.USUAL), new AnthropicModelClient(http, Patience.USUAL));
        return new RecordedModelClient(providers, records);
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
