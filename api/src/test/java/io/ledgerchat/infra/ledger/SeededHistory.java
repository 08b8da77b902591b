package io.ledgerchat.infra.ledger;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.command.access.Sealing;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/**
 * A long history, the same for the same seed: many lives at once, each with conversations, and each with most of what can
 * happen at all, as the samples of every stored event tell it. What comes between two events of one life is another's.
 *
 * <p>It is appended as if commands had decided it: personal fields under keys of their own, and with each event who did
 * it, from where and with which program. Automations do not act on it, now or after a restart.
 */
public final class SeededHistory {
    private static final int LIVES_AT_ONCE = 12;
    private static final int APPENDED_AT_ONCE = 250;

    private final RunningLedgerChat application;
    private final Random random;
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<SeededLife> lives = new ArrayList<>();
    private long events;

    public SeededHistory(RunningLedgerChat application, long seed) {
        this.application = application;
        this.random = new Random(seed);
        application
                .bean(EventProcessingConfiguration.class)
                .eventProcessors()
                .values()
                .forEach(EventProcessor::shutDown);
    }

    /** Goes on for that many events. */
    public void append(int count) {
        var store = application.bean(EventStore.class);
        var transactions = application.bean(TransactionManager.class);
        for (int appended = 0; appended < count; ) {
            var next = Stream.generate(this::next)
                    .limit(Math.min(APPENDED_AT_ONCE, count - appended))
                    .toList();
            transactions.executeInTransaction(() -> store.publish(next));
            appended += next.size();
        }
        passAutomations();
    }

    /** They go on at the present head. */
    private void passAutomations() {
        var tokens = application.bean(TokenStore.class);
        var head = application.bean(EventStore.class).createHeadToken();
        application
                .bean(EventProcessingConfiguration.class)
                .eventProcessors()
                .keySet()
                .forEach(automation -> application
                        .bean(TransactionManager.class)
                        .executeInTransaction(() -> {
                            var unused = tokens.fetchToken(automation, 0);
                            tokens.storeToken(head, automation, 0);
                            tokens.releaseClaim(automation, 0);
                        }));
    }

    private GenericDomainEventMessage<?> next() {
        while (lives.size() < LIVES_AT_ONCE) {
            lives.add(new SeededLife(random));
        }
        SeededLife life = lives.get(random.nextInt(lives.size()));
        Object event = life.next(events++);
        if (life.isOver()) {
            lives.remove(life);
        }
        return message(event, life.owner());
    }

    private GenericDomainEventMessage<?> message(Object event, AccountId owner) {
        String id = aggregate(event, owner);
        long sequence = sequences.merge(id, 1L, Long::sum) - 1;
        return new GenericDomainEventMessage<>(
                id.substring(0, id.indexOf(':')), id, sequence, event, MetaData.from(provenance(owner)));
    }

    private static String aggregate(Object event, AccountId owner) {
        RecordComponent first = event.getClass().getRecordComponents()[0];
        return SeededLife.component(event, first) instanceof Identifier id ? id.toString() : "history:" + owner.value();
    }

    private Map<String, String> provenance(AccountId owner) {
        var sealing = application.bean(Sealing.class);
        return Map.of(
                "source", "http",
                "request", "%016x".formatted(random.nextLong()),
                "actor", owner.value(),
                "actor-kind", "person",
                "actor-role", "USER",
                "client-address", sealing.seal("client-address", Personal.of(owner, "192.0.2." + random.nextInt(256))),
                "client-agent", sealing.seal("client-agent", Personal.of(owner, "Mozilla/5.0 (X11; Linux x86_64)")));
    }
}
