package io.ledgerchat.api.ledger;

import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.ledger.AuditEntry;
import io.ledgerchat.query.ledger.AuditFilter;
import io.ledgerchat.query.ledger.CountAuditEntries;
import io.ledgerchat.query.ledger.FindAuditEntries;
import io.ledgerchat.query.ledger.Ledger;
import io.ledgerchat.query.ledger.SealedLeaf;
import io.ledgerchat.query.view.ViewProcessors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The audit log: entries of the view, each with its leaf of the ledger. Only sealed events are shown, a second or two after
 * they happened: their order is final, so whoever reads by cursor misses none and sees none twice.
 */
@Component
class AuditLog {
    private final Queries queries;
    private final Ledger ledger;
    private final ViewProcessors views;

    AuditLog(Queries queries, Ledger ledger, ViewProcessors views) {
        this.queries = queries;
        this.ledger = ledger;
        this.views = views;
    }

    /** An entry and its leaf. */
    record Entry(AuditEntry entry, SealedLeaf leaf) {
        /** Counted from 1, as the contract does. */
        long seq() {
            return leaf.index() + 1;
        }
    }

    /** The position behind the last that may be shown. */
    long end() {
        long end = ledger.sealed().position() + 1;
        try {
            if (!views.awaitHead() && !knows(end - 1)) {
                throw Answer.error(503, "The audit log is catching up. Please try again.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Answer.error(503, "The server stops");
        }
        return end;
    }

    /** Another view that waits at an event is no reason to show nothing of this one. */
    private boolean knows(long position) {
        return views.status().stream()
                .anyMatch(view -> view.name().equals("audit") && !view.failing() && view.position() >= position);
    }

    /** The position of the entry with this number, if there is one. */
    OptionalLong positionOf(long seq) {
        return ledger.positionOf(seq - 1);
    }

    /** The newest first. */
    List<Entry> newest(AuditFilter filter, long before, int offset, int limit) {
        return entries(new FindAuditEntries(filter, Long.MIN_VALUE, before, false, offset, limit));
    }

    /** The oldest first. */
    List<Entry> following(AuditFilter filter, long after, long before, int limit) {
        return entries(new FindAuditEntries(filter, after, before, true, 0, limit));
    }

    /** How many there are below that position, which was the end. */
    long count(AuditFilter filter, long before) {
        return filter.isAll() ? ledger.sealed().size() : queries.one(new CountAuditEntries(filter, before), Long.class);
    }

    private List<Entry> entries(FindAuditEntries query) {
        List<AuditEntry> found = queries.list(query, AuditEntry.class);
        Map<Long, SealedLeaf> leaves = ledger
                .leavesAt(found.stream().map(AuditEntry::position).toList())
                .stream()
                .collect(Collectors.toMap(SealedLeaf::position, Function.identity()));
        return found.stream()
                .filter(entry -> leaves.containsKey(entry.position()))
                .map(entry -> new Entry(entry, Objects.requireNonNull(leaves.get(entry.position()))))
                .toList();
    }
}
