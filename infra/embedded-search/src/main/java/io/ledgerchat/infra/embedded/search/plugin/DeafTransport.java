package io.ledgerchat.infra.embedded.search.plugin;

import org.elasticsearch.TransportVersion;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.common.network.NetworkService;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.PageCacheRecycler;
import org.elasticsearch.indices.breaker.CircuitBreakerService;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.TcpChannel;
import org.elasticsearch.transport.netty4.Netty4Transport;
import org.elasticsearch.transport.netty4.SharedGroupFactory;

/** The protocol between nodes for a node that has no other: the port must exist, but whoever calls it is hung up on. */
final class DeafTransport extends Netty4Transport {

    DeafTransport(
            Settings settings,
            TransportVersion version,
            ThreadPool threadPool,
            NetworkService network,
            PageCacheRecycler recycler,
            NamedWriteableRegistry writeables,
            CircuitBreakerService breakers,
            SharedGroupFactory groups) {
        super(settings, version, threadPool, network, recycler, writeables, breakers, groups);
    }

    @Override
    protected void serverAcceptedChannel(TcpChannel channel) {
        channel.close();
    }
}
