package io.ledgerchat.infra.model.endpoint;

import io.ledgerchat.command.account.ProviderKeys;
import io.ledgerchat.command.model.EndpointSettings;
import io.ledgerchat.command.model.ModelEndpoint;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.People;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.infra.model.PublicAddresses;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints that environment and file configure; fixed for the life of the process, only lists of models change. */
public final class ConfiguredEndpoints implements ModelEndpoints, AutoCloseable {
    private final Map<String, EndpointSettings> endpoints = new LinkedHashMap<>();
    private final AccessResolver access;
    private final HeaderTemplates templates;
    private final ModelLists lists;

    /** @param proxy through which lists of models are asked for */
    public ConfiguredEndpoints(
            List<EndpointSettings> endpoints,
            ProviderKeys keys,
            People people,
            PublicAddresses addresses,
            Optional<URI> proxy,
            Clock clock) {
        endpoints.forEach(endpoint -> this.endpoints.put(endpoint.name(), endpoint));
        this.access = new AccessResolver(keys, addresses, clock);
        this.templates = new HeaderTemplates(people);
        this.lists = new ModelLists(proxy);
    }

    @Override
    public Optional<Offer> offer(String endpointName) {
        return Optional.ofNullable(endpoints.get(endpointName)).map(EndpointSettings::offer);
    }

    @Override
    public ModelEndpoint resolve(String endpointName, Turn turn) {
        EndpointSettings endpoint = endpoints.get(endpointName);
        if (endpoint == null) {
            throw new Unavailable("Config not found for the " + endpointName + " custom endpoint.");
        }
        Access resolved = access.resolve(endpoint, turn.caller());
        return new ModelEndpoint(
                endpoint.name(),
                endpoint.protocol(),
                resolved.baseUrl(),
                resolved.publicOnly(),
                resolved.apiKey(),
                templates.fill(endpoint.headers(), turn),
                endpoint.defaults(),
                endpoint.addParams(),
                endpoint.dropParams(),
                endpoint.directEndpoint(),
                endpoint.streamUsage(),
                endpoint.reasoningKey());
    }

    @Override
    public List<String> models(String endpointName, AccountId caller) {
        EndpointSettings endpoint = endpoints.get(endpointName);
        if (endpoint == null) {
            return List.of();
        }
        if (!endpoint.models().fetch()) {
            return endpoint.models().known();
        }
        List<String> listed = fetched(endpoint, caller);
        return listed.isEmpty() ? endpoint.models().known() : listed;
    }

    @Override
    public boolean knowsModels(String endpointName, AccountId caller) {
        EndpointSettings endpoint = endpoints.get(endpointName);
        return endpoint == null
                || !endpoint.models().fetch()
                || !fetched(endpoint, caller).isEmpty();
    }

    private List<String> fetched(EndpointSettings endpoint, AccountId caller) {
        try {
            Access resolved = access.resolve(endpoint, caller);
            Map<String, String> headers = templates.fill(endpoint.headers(), caller);
            List<String> listed = lists.of(ListAddresses.source(endpoint, resolved, headers, caller));
            return endpoint.models().chatModelsOnly() ? OpenAiModels.chatting(listed) : listed;
        } catch (Unavailable | IllegalArgumentException cannotBeAsked) {
            return List.of();
        }
    }

    @Override
    public void close() {
        lists.close();
    }
}
