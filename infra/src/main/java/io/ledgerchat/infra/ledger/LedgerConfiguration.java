package io.ledgerchat.infra.ledger;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.command.ledger.EndRebuild;
import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.query.search.StoredIndices;
import io.ledgerchat.query.view.DeadLetters;
import io.ledgerchat.query.view.EveryGeneration;
import io.ledgerchat.query.view.Generations;
import io.ledgerchat.query.view.LogPosition;
import io.ledgerchat.query.view.RebuildDesk;
import io.ledgerchat.query.view.RebuildEnds;
import io.ledgerchat.query.view.Rebuilds;
import io.ledgerchat.query.view.TokenPositions;
import io.ledgerchat.query.view.View;
import io.ledgerchat.query.view.ViewFigures;
import io.ledgerchat.query.view.ViewFigures.IndexSizes;
import io.ledgerchat.query.view.ViewProcessorFactory;
import io.ledgerchat.query.view.ViewProcessors;
import io.ledgerchat.query.view.ViewProgress;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The parts of the log that are the same on every engine: tokens, views and their processors. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
    /**
     * What is lost in a crash is filled again. Rows are found by their keys: what PostgreSQL plans while a table is nearly empty
     * it keeps to when there are a million rows, and would then read all of them for each batch. And one event may empty more
     * rows than can be written in the time that an append has.
     */
    private static final String BEFORE_A_BATCH = """
            select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true),
              set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
              set_config('jit', 'off', true), set_config('transaction_timeout', '0', true)""";

    /** How often automations look for what they let go when they failed; each look is a question to the database. */
    private static final int CLAIM_INTERVAL_MILLIS = 2_000;

    @Bean
    EventCatalogue eventCatalogue() {
        return EventCatalogue.standard();
    }

    @Bean
    @Qualifier("eventSerializer")
    LedgerSerializer eventSerializer(EventCatalogue catalogue, FieldCipher cipher) {
        return new LedgerSerializer(catalogue, cipher);
    }

    /** For tokens. */
    @Bean
    ObjectMapper defaultAxonObjectMapper() {
        return LedgerJson.plain();
    }

    /** For what goes over a remote bus. */
    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(FieldCipher cipher) {
        return new MessageSerializer(cipher);
    }

    @Bean
    TokenStore tokenStore(DataSource dataSource, Serializer serializer, NodeName node) {
        return JdbcTokenStore.builder()
                .nodeId(node.value())
                .connectionProvider(TransactionalConnections.of(dataSource))
                .schema(TokenSchema.builder()
                        .setTokenTable("ledger.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .serializer(serializer)
                .build();
    }

    @Bean
    NodeName nodeName() {
        return NodeName.fresh();
    }

    @Bean
    TokenPositions tokenPositions(JdbcClient sql, Serializer serializer) {
        return new TokenPositions(sql, serializer);
    }

    @Bean
    ViewProgress viewProgress(LogPosition log, TokenPositions tokens) {
        return new ViewProgress(log, tokens);
    }

    @Bean
    Generations viewGenerations(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new Generations(jdbc, transactions);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService viewCoordinator() {
        return Executors.newScheduledThreadPool(2, threads("view-coordinator-"));
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService viewWorkers() {
        return Executors.newScheduledThreadPool(4, threads("view-worker-"));
    }

    /** One thread for the views that answers wait for: none of the steps to a commit waits until another one is awake. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService liveViews() {
        return Executors.newSingleThreadScheduledExecutor(threads("view-live-"));
    }

    private static ThreadFactory threads(String prefix) {
        return Thread.ofPlatform().daemon().name(prefix, 1).factory();
    }

    /**
     * The processors of all views. Their transactions do not wait for the disk: rows and token are lost together if at
     * all, and are derived again.
     */
    @Bean
    ViewProcessors viewProcessors(
            List<View> views,
            Generations generations,
            ViewProgress progress,
            LogPosition log,
            EventStore events,
            LiveEvents live,
            TokenStore tokens,
            TransactionManager transactions,
            ScheduledExecutorService viewCoordinator,
            ScheduledExecutorService viewWorkers,
            ScheduledExecutorService liveViews,
            JdbcTemplate jdbc,
            DeadLetters deadLetters,
            @Value("${ledgerchat.views.batch:1000}") int batchSize,
            @Value("${ledgerchat.views.wait:PT2S}") Duration wait,
            NodeName node) {
        var factory = new ViewProcessorFactory(
                events,
                live.source(),
                tokens,
                transactions,
                viewCoordinator,
                viewWorkers,
                liveViews,
                progress,
                () -> jdbc.execute(BEFORE_A_BATCH, (PreparedStatement settings) -> settings.execute()),
                deadLetters,
                batchSize);
        return ViewProcessors.of(views, generations, progress, log, factory, tokens, transactions, node.value(), wait);
    }

    @Bean
    DeadLetters deadLetters(JdbcClient sql, PlatformTransactionManager transactions) {
        return new DeadLetters(sql, transactions);
    }

    @Bean
    EveryGeneration everyGeneration(
            List<View> views, Generations generations, TokenPositions tokens, LogPosition log, JdbcClient sql) {
        return new EveryGeneration(views, generations, tokens, log, sql);
    }

    @Bean
    Rebuilds rebuilds(JdbcClient sql) {
        return new Rebuilds(sql);
    }

    @Bean
    ViewFigures viewFigures(JdbcClient sql, TokenPositions tokens, ObjectProvider<ElasticsearchClient> search) {
        @Nullable ElasticsearchClient client = search.getIfAvailable();
        return new ViewFigures(sql, tokens, client == null ? IndexSizes.UNKNOWN : new StoredIndices(client));
    }

    @Bean
    RebuildDesk rebuildDesk(
            Rebuilds rebuilds,
            ViewProcessors processors,
            CommandGateway commands,
            Clock clock,
            JdbcClient sql,
            NodeName node) {
        RebuildEnds ends = (rebuild, end, differences) -> commands.sendAndWait(new EndRebuild(
                UUID.randomUUID().toString(),
                rebuild.view(),
                end,
                rebuild.acceptDifferences(),
                rebuild.keepOld(),
                differences,
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return new RebuildDesk(rebuilds, processors, ends, sql, node.value());
    }

    /**
     * Automations run in pooled processors, one segment each, from the first event on. One that fails comes back to its event
     * until it succeeds, within some seconds at first: by default Axon would log the failure and go on.
     */
    @Bean
    ConfigurerModule automations() {
        return configurer -> configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors()
                .registerDefaultListenerInvocationErrorHandler(handlers -> PropagatingErrorHandler.instance())
                .registerPooledStreamingEventProcessorConfiguration(
                        (configuration, processor) -> firstToLast(processor));
    }

    private static PooledStreamingEventProcessor.Builder firstToLast(PooledStreamingEventProcessor.Builder processor) {
        return processor
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(100)
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS);
    }
}
