package io.ledgerchat.infra.verifier;

import io.ledgerchat.event.LeafEntry;
import io.ledgerchat.event.ledger.AuditWords;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an exported audit log, held against the event that it was made from: each of its fields is found again in the
 * event, but for what is personal or looked up when it is shown (the names of actor and target, address and user agent) and
 * for its id, which is its place in one server's store. It has no other fields.
 */
final class ShownEntry {
    private static final long SCHEMA = 1;
    private static final Set<String> FIELDS = Set.of(
            "id",
            "schemaVersion",
            "category",
            "action",
            "outcome",
            "severity",
            "actor",
            "target",
            "metadata",
            "context",
            "integrity",
            "timestamp",
            "eventId",
            "subject",
            "between",
            "event");

    private final Map<String, @Nullable Object> entry;
    private final LeafEntry event;
    private final Map<String, Object> facts;
    private final Map<String, Object> details = new LinkedHashMap<>();
    private final List<String> strangers = new ArrayList<>();

    private ShownEntry(Map<String, @Nullable Object> entry, LeafEntry event) {
        this.entry = entry;
        this.event = event;
        this.facts = ClearFacts.of(event.payload());
        inner("metadata").forEach((name, value) -> details.put(name, value == null ? "" : value));
    }

    /** The fields that the event does not say, or says otherwise. */
    static List<String> strangers(Map<String, @Nullable Object> entry, ExportedEvent event, Hash leaf) {
        var shown = new ShownEntry(entry, event.entry());
        shown.compareFields();
        shown.compareWhat();
        shown.compareDetails();
        shown.compareWho();
        shown.compareWhere();
        Map<String, @Nullable Object> place = shown.inner("integrity");
        shown.expect("integrity.seq", place.get("seq"), event.index() + 1);
        shown.expect("integrity.hash", place.get("hash"), leaf.hex());
        return List.copyOf(shown.strangers);
    }

    private void compareFields() {
        entry.keySet().stream().filter(name -> !FIELDS.contains(name)).forEach(strangers::add);
        compareFields("actor", Set.of("type", "id", "name"));
        compareFields("target", Set.of("type", "id", "name"));
        compareFields("metadata", details.keySet());
        compareFields("context", Set.of("requestId", "source", "ip", "userAgent"));
        compareFields("integrity", Set.of("seq", "hash", "prevHash"));
        compareFields("event", ExportedEvent.FIELDS);
        expect("schemaVersion", entry.get("schemaVersion"), SCHEMA);
    }

    private void compareFields(String name, Set<String> known) {
        if (entry.containsKey(name) && !(entry.get(name) instanceof Map)) {
            strangers.add(name);
        }
        inner(name).keySet().stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> strangers.add(name + "." + field));
    }

    private void compareWhat() {
        String outcome = AuditWords.outcome(event.name(), facts);
        expect("eventId", entry.get("eventId"), event.eventId());
        expect("action", entry.get("action"), event.name());
        expect("category", entry.get("category"), AuditWords.category(event.name()));
        expect("outcome", entry.get("outcome"), outcome);
        expect("severity", entry.get("severity"), AuditWords.severity(event.name(), outcome));
        if (!(entry.get("timestamp") instanceof String time) || millis(time) != event.epochMillis()) {
            strangers.add("timestamp");
        }
    }

    private static long millis(String time) {
        try {
            return Instant.parse(time).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException noTime) {
            return Long.MIN_VALUE;
        }
    }

    private void compareDetails() {
        details.entrySet().stream()
                .filter(shown -> !ClearFacts.say(facts, shown.getKey(), shown.getValue()))
                .forEach(shown -> strangers.add("metadata." + shown.getKey()));
        facts.keySet().stream()
                .filter(name -> !ClearFacts.isShown(name, details))
                .forEach(name -> strangers.add("metadata." + name));
    }

    private void compareWho() {
        Map<String, @Nullable Object> actor = inner("actor");
        @Nullable
        String id = Optional.ofNullable(event.metadata().get("actor"))
                .or(() -> ClearFacts.doer(facts).map(Object::toString))
                .orElse(null);
        expect("actor.id", actor.get("id"), id);
        expect(
                "actor.type",
                actor.get("type"),
                AuditWords.actorKind(event.metadata().get("actor-kind"), id));
        expect("subject", entry.get("subject"), ClearFacts.subject(facts).orElse(null));
    }

    private void compareWhere() {
        String resource = Optional.ofNullable(facts.get("resource"))
                .map(Object::toString)
                .filter(named -> named.indexOf(':') > 0)
                .orElse(Objects.requireNonNullElse(event.aggregateId(), event.eventId()));
        int colon = resource.indexOf(':');
        Map<String, @Nullable Object> target = inner("target");
        expect("target.type", target.get("type"), colon < 1 ? "event" : resource.substring(0, colon));
        expect(
                "target.id",
                target.get("id"),
                (colon < 1 ? resource : resource.substring(colon + 1)).replace('\u0000', '\uFFFD'));
        Map<String, @Nullable Object> context = inner("context");
        expect("context.requestId", context.get("requestId"), event.metadata().get("request"));
        expect("context.source", context.get("source"), event.metadata().get("source"));
    }

    private void expect(String field, @Nullable Object shown, @Nullable Object said) {
        if (!ClearFacts.same(shown, said)) {
            strangers.add(field);
        }
    }

    private Map<String, @Nullable Object> inner(String name) {
        return inner(entry, name);
    }

    /** The object of that name; empty if there is none. */
    @SuppressWarnings("unchecked") // JsonLine makes no others
    static Map<String, @Nullable Object> inner(Map<String, @Nullable Object> object, String name) {
        return object.get(name) instanceof Map<?, ?> inner ? (Map<String, @Nullable Object>) inner : Map.of();
    }
}
