package io.ledgerchat.infra.embedded.search.plugin;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.elasticsearch.TransportVersion;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.common.network.NetworkService;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.BigArrays;
import org.elasticsearch.common.util.PageCacheRecycler;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.http.HttpPreRequest;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.indices.breaker.CircuitBreakerService;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.telemetry.TelemetryProvider;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.Transport;
import org.elasticsearch.transport.netty4.Netty4Plugin;
import org.elasticsearch.transport.netty4.SharedGroupFactory;
import org.elasticsearch.xcontent.NamedXContentRegistry;

/**
 * Elasticsearch's own network module with a lock on its doors, and the few parts LedgerChat needs of modules that are not
 * published: analysis components, {@code GET /} and delete-by-query, under the names they have on a full cluster.
 *
 * <p>Loopback is shared by everybody on a machine, and the index holds what people wrote. Elasticsearch's security module is
 * not among the published jars, so requests pass {@link PasswordGate}, and the binary protocol between nodes, which one
 * lonely node has no use for, hangs up on every caller.
 */
public final class SearchNodePlugin extends Netty4Plugin implements AnalysisPlugin, ActionPlugin {

    private static final String NAME = "ledgerchat";

    @Override
    public Map<String, Supplier<HttpServerTransport>> getHttpTransports(
            Settings settings,
            ThreadPool threadPool,
            BigArrays bigArrays,
            PageCacheRecycler recycler,
            CircuitBreakerService breakers,
            NamedXContentRegistry xContent,
            NetworkService network,
            HttpServerTransport.Dispatcher dispatcher,
            BiConsumer<HttpPreRequest, ThreadContext> perRequest,
            ClusterSettings clusterSettings,
            TelemetryProvider telemetry) {
        var gate = new PasswordGate(dispatcher, System.getenv("LEDGERCHAT_SEARCH_PASSWORD"));
        var transports = super.getHttpTransports(
                settings,
                threadPool,
                bigArrays,
                recycler,
                breakers,
                xContent,
                network,
                gate,
                perRequest,
                clusterSettings,
                telemetry);
        return Map.of(NAME, transports.get(NETTY_HTTP_TRANSPORT_NAME));
    }

    @Override
    public Map<String, Supplier<Transport>> getTransports(
            Settings settings,
            ThreadPool threadPool,
            PageCacheRecycler recycler,
            CircuitBreakerService breakers,
            NamedWriteableRegistry writeables,
            NetworkService network) {
        return Map.of(
                NAME,
                () -> new DeafTransport(
                        settings,
                        TransportVersion.current(),
                        threadPool,
                        network,
                        recycler,
                        writeables,
                        breakers,
                        new SharedGroupFactory(settings)));
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return AnalysisComponents.tokenFilters();
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return AnalysisComponents.tokenizers();
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return AnalysisComponents.preConfiguredTokenFilters();
    }

    @Override
    public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
        return AnalysisComponents.preConfiguredTokenizers();
    }

    @Override
    public Collection<RestHandler> getRestHandlers(
            RestHandlersServices services, Supplier<DiscoveryNodes> nodes, Predicate<NodeFeature> features) {
        return List.of(new RootInfo(), new DeleteByQuery(features));
    }
}
