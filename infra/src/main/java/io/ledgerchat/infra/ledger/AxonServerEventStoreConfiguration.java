package io.ledgerchat.infra.ledger;

import io.ledgerchat.query.view.LogPosition;
import io.ledgerchat.query.view.ViewProcessors;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.TargetContextResolver;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.command.CommandLoadFactorProvider;
import org.axonframework.axonserver.connector.command.CommandPriorityCalculator;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log on Axon Server. The store and the query bus are those of Axon's own connector; the command bus is too, but for
 * what it makes of failures.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ledgerchat.event-store", havingValue = "axonserver")
class AxonServerEventStoreConfiguration {
    @Bean
    LogPosition logPosition(
            EventStore events,
            JdbcClient sql,
            AxonServerConnectionManager connections,
            AxonServerConfiguration configuration) {
        LogOfAnotherEngine.refuseRowsOfPostgres(sql);
        new AxonServerReach(connections, configuration, AxonServerReach.BOUND).await();
        return new AxonServerLogPosition(events);
    }

    @Bean
    LiveEvents liveEvents(EventStore events) {
        return new LiveEvents(events);
    }

    @Bean
    ViewsBeforeConnection viewsBeforeConnection(ViewProcessors views) {
        return new ViewsBeforeConnection(views);
    }

    @Bean
    @Qualifier("localSegment")
    LocalCommandBus localCommandBus(
            TransactionManager transactions, org.axonframework.config.Configuration configuration) {
        return LocalCommandBus.with(transactions, configuration, CommandFailure::told);
    }

    @Bean(name = "axonServerCommandBus")
    @Primary
    RemoteCommandBus remoteCommandBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration configuration,
            @Qualifier("localSegment") CommandBus localSegment,
            @Qualifier("messageSerializer") Serializer serializer,
            RoutingStrategy routing,
            CommandPriorityCalculator priorities,
            CommandLoadFactorProvider loadFactors,
            TargetContextResolver<? super Message<?>> contexts) {
        return new RemoteCommandBus(AxonServerCommandBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(configuration)
                .localSegment(localSegment)
                .serializer(serializer)
                .routingStrategy(routing)
                .priorityCalculator(priorities)
                .loadFactorProvider(loadFactors)
                .targetContextResolver(contexts));
    }
}
