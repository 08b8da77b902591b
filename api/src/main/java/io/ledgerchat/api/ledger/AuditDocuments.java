package io.ledgerchat.api.ledger;

import io.ledgerchat.api.ledger.AuditLog.Entry;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.query.ledger.AuditEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Entries as the contract words them (80 §H1), and in the form of OpenAI's organisation audit log. */
final class AuditDocuments {

    private AuditDocuments() {}

    /** 24 hexadecimal characters: the position in the log. */
    static String id(long position) {
        return "%024x".formatted(position);
    }

    /** Empty if it is no id of an entry. */
    static OptionalLong position(String id) {
        if (!IdForm.isObjectId(id)) {
            return OptionalLong.empty();
        }
        return id.startsWith("000000000")
                ? OptionalLong.of(Long.parseLong(id.substring(9), 16))
                : OptionalLong.of(Long.MAX_VALUE);
    }

    static Map<String, Object> entry(Entry found) {
        AuditEntry entry = found.entry();
        var document = new LinkedHashMap<String, Object>();
        document.put("id", id(entry.position()));
        document.put("schemaVersion", 1);
        document.put("category", entry.category());
        document.put("action", entry.action());
        document.put("outcome", entry.outcome());
        document.put("severity", entry.severity());
        document.put("actor", actor(entry));
        document.put("target", target(entry));
        if (!entry.details().isEmpty()) {
            document.put("metadata", entry.details());
        }
        Map<String, Object> context = context(entry);
        if (!context.isEmpty()) {
            document.put("context", context);
        }
        document.put(
                "integrity",
                Map.of(
                        "seq", found.seq(),
                        "hash", found.leaf().hash(),
                        "prevHash", found.leaf().previous()));
        document.put("timestamp", IsoTime.of(entry.occurredAt()));
        document.put("eventId", entry.eventId());
        if (entry.subjectId() != null) {
            document.put("subject", entry.subjectId());
        }
        return document;
    }

    private static Map<String, Object> actor(AuditEntry entry) {
        var actor = new LinkedHashMap<String, Object>();
        actor.put("type", entry.actorKind());
        if (entry.actorId() != null) {
            actor.put("id", entry.actorId());
        }
        actor.put("name", entry.actorName());
        return actor;
    }

    private static Map<String, Object> target(AuditEntry entry) {
        return Map.of("type", entry.resourceKind(), "id", entry.resourceId(), "name", entry.resourceName());
    }

    private static Map<String, Object> context(AuditEntry entry) {
        var context = new LinkedHashMap<String, Object>();
        if (entry.requestId() != null) {
            context.put("requestId", entry.requestId());
        }
        if (entry.source() != null) {
            context.put("source", entry.source());
        }
        if (entry.address() != null) {
            context.put("ip", entry.address());
        }
        if (entry.agent() != null) {
            context.put("userAgent", entry.agent());
        }
        return context;
    }

    /** As collectors of OpenAI's organisation audit log read it. */
    static Map<String, Object> organisationEntry(Entry found) {
        AuditEntry entry = found.entry();
        var document = new LinkedHashMap<String, Object>();
        document.put("id", "audit_log-" + id(entry.position()));
        document.put("object", "organization.audit_log");
        document.put("type", entry.action());
        document.put("effective_at", entry.occurredAt().getEpochSecond());
        document.put("actor", organisationActor(entry));
        var about = new LinkedHashMap<String, Object>();
        about.put("id", entry.resourceId());
        about.put("kind", entry.resourceKind());
        about.put("outcome", entry.outcome());
        about.put("data", entry.details());
        document.put(entry.action(), about);
        document.put(
                "integrity", Map.of("seq", found.seq(), "hash", found.leaf().hash()));
        return document;
    }

    private static Map<String, Object> organisationActor(AuditEntry entry) {
        var user = new LinkedHashMap<String, Object>();
        user.put("id", entry.actorId() == null ? entry.actorName() : entry.actorId());
        user.put("email", entry.actorEmail() == null ? "" : entry.actorEmail());
        if (entry.actorKind().equals("api")) {
            return Map.of("type", "api_key", "api_key", Map.of("type", "user", "user", user));
        }
        var session = new LinkedHashMap<String, Object>();
        session.put("user", user);
        session.put("ip_address", entry.address() == null ? "" : entry.address());
        session.put("user_agent", entry.agent() == null ? "" : entry.agent());
        return Map.of("type", "session", "session", session);
    }
}
