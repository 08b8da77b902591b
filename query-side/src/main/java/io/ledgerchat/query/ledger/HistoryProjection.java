package io.ledgerchat.query.ledger;

import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.event.access.AccessEvent;
import io.ledgerchat.event.apikey.RemoteCallEvent;
import io.ledgerchat.event.balance.BalanceEvent;
import io.ledgerchat.event.claim.ClaimEvent;
import io.ledgerchat.event.ledger.LedgerEvent;
import io.ledgerchat.event.model.ModelCallEvent;
import io.ledgerchat.query.view.TextArray;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Writes a version for every event that changed a thing, and ends the version before. A thing is part of what its events
 * ever named: a message of its conversation, a set of permissions of nothing but itself.
 */
final class HistoryProjection {
    /** Things that others are part of. */
    private static final Set<String> WHOLES = Set.of("conversation", "agent", "file", "prompt-group", "share");

    private final ViewBatch batch;
    private final EventCatalogue catalogue;
    private final AccessHistory access;
    private final LentFiles lent;
    private final EventPositions positions = new EventPositions();
    private final String write;

    HistoryProjection(ViewBatch batch, ViewSchema schema, EventCatalogue catalogue) {
        this.batch = batch;
        this.catalogue = catalogue;
        this.access = new AccessHistory(batch, schema);
        this.lent = new LentFiles(batch, schema);
        this.write = EventMoment.AT + """
                , ended as (
                  update %1$s set to_position = here.position, to_time = ? from here
                  where kind = ? and id = ? and to_position is null returning part_of)
                insert into %1$s (part_of, kind, id, from_position, from_time, event_id, action, actor_id)
                select part_of, ?, ?, here.position, ?, ?, ?, ?
                from (select part_of from ended union select unnest(?::text[])) wholes, here
                on conflict do nothing""".formatted(schema.table("history"));
    }

    @EventHandler
    void on(Object event, EventMessage<?> message, TrackingToken token) {
        var at = EventMoment.of(positions.of(token), token, message);
        if (message instanceof DomainEventMessage<?> changed && changes(event)) {
            version(event, changed, at);
        }
        access.follow(event, at);
        lent.follow(event, at);
    }

    /** What was read, asked, paid or refused leaves things as they are. */
    private static boolean changes(Object event) {
        return !(event instanceof AccessEvent
                || event instanceof ModelCallEvent
                || event instanceof RemoteCallEvent
                || event instanceof BalanceEvent
                || event instanceof ClaimEvent
                || event instanceof LedgerEvent);
    }

    private void version(Object event, DomainEventMessage<?> message, EventMoment at) {
        String aggregate = message.getAggregateIdentifier();
        int colon = aggregate.indexOf(':');
        String kind = aggregate.substring(0, Math.max(0, colon));
        String id = aggregate.substring(colon + 1);
        String action = catalogue.ofClass(event.getClass()).orElseThrow().name();
        @Nullable String actor = message.getMetaData().get("actor") instanceof String word ? word : null;
        batch.add(
                write,
                at.with(
                        at.time(),
                        kind,
                        id,
                        kind,
                        id,
                        at.time(),
                        message.getIdentifier(),
                        action,
                        actor,
                        TextArray.of(wholes(event, aggregate))));
    }

    private static Set<String> wholes(Object event, String aggregate) {
        Set<String> named = EventFacts.of(event).resources();
        named.add(aggregate);
        Set<String> wholes =
                named.stream().filter(thing -> WHOLES.contains(kind(thing))).collect(Collectors.toSet());
        return wholes.isEmpty() ? Set.of(aggregate) : wholes;
    }

    private static String kind(String thing) {
        return thing.substring(0, Math.max(0, thing.indexOf(':')));
    }
}
