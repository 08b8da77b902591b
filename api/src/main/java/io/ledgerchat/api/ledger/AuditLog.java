package io.ledgerchat.api.ledger;

import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.ledger.AuditEntry;
import io.ledgerchat.query.ledger.AuditFilter;
import io.ledgerchat.query.ledger.AuditNames;
import io.ledgerchat.query.ledger.AuditSpan;
import io.ledgerchat.query.ledger.CountAuditEntries;
import io.ledgerchat.query.ledger.FindAuditEntries;
import io.ledgerchat.query.ledger.FindAuditNames;
import io.ledgerchat.query.ledger.FindAuditSpan;
import io.ledgerchat.query.ledger.Ledger;
import io.ledgerchat.query.ledger.SealedLeaf;
import io.ledgerchat.query.view.QueryOutOfTimeException;
import io.ledgerchat.query.view.ViewProcessors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The audit log: entries of the view, each with its leaf of the ledger. Only sealed events are shown, a second or two after
 * they happened: their order is final, so whoever reads by cursor misses none and sees none twice.
 */
@Component
class AuditLog {
    /** As many as a table of them has at most. */
    private static final long MOST_COUNTED = 100_000;

    private static final Duration COUNTING = Duration.ofSeconds(3);
    private static final String TOO_LONG =
            "The search takes too long. Please narrow it: to a shorter time, or to whom or "
                    + "what it is about (actor, subject, resource, action).";

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

    /** @param exact otherwise there are at least so many */
    record Total(long entries, boolean exact) {}

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

    /** For a page that somebody waits for. */
    AuditSearch search(AuditFilter filter) {
        return new AuditSearch(filter, names(filter), span(filter), AuditSearch.PAGE);
    }

    /** For a file or a stream. */
    AuditSearch reading(AuditFilter filter) {
        return new AuditSearch(filter, names(filter), span(filter), AuditSearch.FILE);
    }

    private AuditNames names(AuditFilter filter) {
        return filter.asksForNames() ? queries.one(new FindAuditNames(filter), AuditNames.class) : AuditNames.NONE;
    }

    private @Nullable AuditSpan span(AuditFilter filter) {
        if (filter.from() == null && filter.to() == null) {
            return null;
        }
        try {
            return queries.optional(new FindAuditSpan(filter.from(), filter.to()), AuditSpan.class)
                    .orElse(null);
        } catch (QueryOutOfTimeException late) {
            return null;
        }
    }

    /**
     * The newest first.
     *
     * @throws Answer 503 if that takes longer than anybody waits
     */
    List<Entry> newest(AuditSearch search, long before, long offset, int limit) {
        if (offset > 0 && search.filter().isAll()) {
            OptionalLong further = passed(before, offset);
            return further.isEmpty() ? List.of() : newest(search, further.getAsLong(), 0, limit);
        }
        var page = new ArrayList<Entry>();
        var left = new AtomicLong(offset);
        look(search, Long.MIN_VALUE, before, false, (from, to) -> {
            long there = left.get() == 0 ? 0 : counted(search, from, to, left.get());
            if (there < left.get()) {
                left.addAndGet(-there);
                return false;
            }
            page.addAll(entries(search, from, to, false, Math.toIntExact(left.get()), limit - page.size()));
            left.set(0);
            return page.size() >= limit;
        });
        return page;
    }

    /** The position that so many entries before it are passed over at; they are numbered. */
    private OptionalLong passed(long before, long entries) {
        OptionalLong last = ledger.leafAt(before - 1);
        return last.isEmpty() || last.getAsLong() + 1 <= entries
                ? OptionalLong.empty()
                : ledger.positionOf(last.getAsLong() + 1 - entries);
    }

    /**
     * The oldest first.
     *
     * @throws Answer 503 if that takes longer than anybody waits
     */
    List<Entry> following(AuditSearch search, long after, long before, int limit) {
        var page = new ArrayList<Entry>();
        look(search, after, before, true, (from, to) -> {
            page.addAll(entries(search, from, to, true, 0, limit - page.size()));
            return page.size() >= limit;
        });
        return page;
    }

    private static void look(AuditSearch search, long after, long before, boolean ascending, AuditStretches.Look look) {
        if (!whole(search, search.patience(), after, before, ascending, look)) {
            throw Answer.error(503, TOO_LONG);
        }
    }

    /** Whether it was enough, or all was looked at. */
    private static boolean whole(
            AuditSearch search,
            Duration patience,
            long after,
            long before,
            boolean ascending,
            AuditStretches.Look look) {
        try {
            return new AuditStretches(System::nanoTime, patience)
                    .look(search.after(after), search.before(before), ascending, look);
        } catch (QueryOutOfTimeException late) {
            return false;
        }
    }

    /** How many there are below that position, which was the end; as far as they are counted. */
    Total count(AuditSearch search, long before) {
        if (search.filter().isAll()) {
            return new Total(ledger.sealed().size(), true);
        }
        var sum = new AtomicLong();
        boolean whole = whole(
                search,
                COUNTING,
                Long.MIN_VALUE,
                before,
                false,
                (from, to) -> sum.addAndGet(counted(search, from, to, MOST_COUNTED - sum.get())) >= MOST_COUNTED);
        return new Total(sum.get(), whole && sum.get() < MOST_COUNTED);
    }

    private long counted(AuditSearch search, long after, long before, long most) {
        return queries.one(new CountAuditEntries(search.filter(), search.names(), after, before, most), Long.class);
    }

    private List<Entry> entries(AuditSearch search, long after, long before, boolean ascending, int offset, int limit) {
        return entries(new FindAuditEntries(search.filter(), search.names(), after, before, ascending, offset, limit));
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
