package io.ledgerchat.query.ledger;

import static io.ledgerchat.query.view.Storable.json;
import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.ledger.AuditWords;
import io.ledgerchat.event.ledger.ForgettingEvent.HoldPlaced;
import io.ledgerchat.event.ledger.ForgettingEvent.HoldReleased;
import io.ledgerchat.query.view.TextArray;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Writes one row for every event of the log, whatever its kind. */
final class AuditProjection {
    private static final int LONGEST_AGENT = 300;
    private static final int LONGEST_ADDRESS = 100;

    private final AuditRows rows;
    private final VisitorRows visitors;
    private final GoneAccounts gone;
    private final EventPositions positions = new EventPositions();
    private final EventCatalogue catalogue;
    private final ClientTexts texts;

    AuditProjection(ViewBatch batch, ViewSchema schema, EventCatalogue catalogue, ClientTexts texts) {
        this.rows = new AuditRows(batch, schema);
        this.visitors = new VisitorRows(batch, schema);
        this.gone = new GoneAccounts(batch, schema);
        this.catalogue = catalogue;
        this.texts = texts;
    }

    @EventHandler
    void on(Object event, EventMessage<?> message, TrackingToken token) {
        String action = catalogue
                .ofClass(event.getClass())
                .orElseThrow(() -> new IllegalStateException(event.getClass() + " is in no catalogue"))
                .name();
        EventFacts facts = EventFacts.of(event);
        String aggregate = message instanceof DomainEventMessage<?> domain
                ? domain.getAggregateIdentifier()
                : message.getIdentifier();
        String resource = facts.resource().orElse(aggregate);
        int colon = resource.indexOf(':');
        Set<String> resources = facts.resources();
        resources.add(resource);
        resources.add(aggregate);
        @Nullable String actor = word(message, "actor");
        @Nullable String said = actor != null ? actor : facts.doer().orElse(null);
        @Nullable String sealedFor = actor == null ? sealedFor(message) : null;
        visitors.entered(sealedFor, message.getTimestamp());
        OptionalLong position = positions.of(token);
        long otherwise = token.position().orElseThrow();
        @Nullable OffsetDateTime at = time(message.getTimestamp());
        rows.add(
                position,
                message.getIdentifier(),
                otherwise,
                message.getIdentifier(),
                action,
                AuditWords.outcome(action, facts.details()),
                AuditWords.actorKind(word(message, "actor-kind"), said),
                said,
                facts.subject().orElse(null),
                colon < 1 ? "event" : resource.substring(0, colon),
                text(colon < 1 ? resource : resource.substring(colon + 1)),
                new TextArray(resources),
                facts.details().isEmpty() ? null : json(facts.details()),
                word(message, "request"),
                word(message, "source"),
                sealedFor,
                cut(open(message, "client-address"), LONGEST_ADDRESS),
                cut(open(message, "client-agent"), LONGEST_AGENT),
                at);
        gone.entered(position, message.getIdentifier(), otherwise, at);
        keepOrForget(event, at);
    }

    private void keepOrForget(Object event, @Nullable OffsetDateTime at) {
        switch (event) {
            case AccountDeleted deleted -> gone.gone(deleted.accountId().value(), at);
            case HoldPlaced placed
            when placed.subject().kind().equals("account") ->
                gone.held(placed.holdId().value(), placed.subject().value(), time(placed.until()), at);
            case HoldReleased released -> gone.released(released.holdId().value(), at);
            default -> {}
        }
    }

    /** An index takes no endless text. */
    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null ? null : Excerpt.of(text, longest);
    }

    private @Nullable String open(EventMessage<?> message, String key) {
        @Nullable String sealed = word(message, key);
        return sealed == null ? null : text(texts.open(key, sealed).value().orElse(null));
    }

    /** Whose key opens where somebody came from who was not signed in. */
    private @Nullable String sealedFor(EventMessage<?> message) {
        @Nullable String sealed = word(message, "client-address");
        if (sealed == null) {
            return null;
        }
        Personal<String> address = texts.open("client-address", sealed);
        return address.isErased() ? null : address.subject().toString();
    }

    private static @Nullable String word(EventMessage<?> message, String key) {
        return message.getMetaData().get(key) instanceof String word ? word : null;
    }
}
