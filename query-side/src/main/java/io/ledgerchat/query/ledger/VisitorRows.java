package io.ledgerchat.query.ledger;

import io.ledgerchat.event.Subject;
import io.ledgerchat.query.view.TextArray;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Empties where somebody came from who was not signed in: if the account that they tried is gone (or when it goes, see {@link
 * GoneAccounts}), else at the first event behind the day until which it is kept. Whoever reads the log is such an event,
 * before they see anything. A projection is run by one thread.
 */
final class VisitorRows {
    private static final String ACCOUNT = "account:";
    private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    private final ViewBatch batch;
    private final String forget;
    private final String expire;
    private long lastDay;
    private @Nullable String visitors;

    VisitorRows(ViewBatch batch, ViewSchema schema) {
        String table = schema.table("audit");
        // Without its index each would read the whole table: the view's script does it when all is filled.
        String filled = "to_regclass('" + schema.table("audit_visitor") + "') is not null";
        String empty = "update " + table + " set address = null, agent = null, sealed_for = null where " + filled;
        this.batch = batch;
        this.forget = empty + " and sealed_for = any(?::text[]) and (select true from " + schema.table("gone_account")
                + " where account_id = substr(sealed_for, " + (ACCOUNT.length() + 1) + "))";
        this.expire = empty + " and sealed_for >= 'visitor:' and sealed_for < ?";
    }

    /** Together with an entry. */
    void entered(@Nullable String sealedFor, Instant at) {
        if (sealedFor != null && sealedFor.startsWith(ACCOUNT)) {
            batch.addLast(forget, VisitorRows::both, new TextArray(List.of(sealedFor)));
        }
        batch.addLast(expire, VisitorRows::later, visitors(at));
    }

    /** Of most events it is the day of the one before. */
    private String visitors(Instant at) {
        long day = Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY);
        if (visitors == null || day != lastDay) {
            visitors = Subject.visitor(LocalDate.ofEpochDay(day)).toString();
            lastDay = day;
        }
        return visitors;
    }

    private static @Nullable Object[] later(@Nullable Object[] one, @Nullable Object[] other) {
        return String.valueOf(one[0]).compareTo(String.valueOf(other[0])) < 0 ? other : one;
    }

    private static @Nullable Object[] both(@Nullable Object[] one, @Nullable Object[] other) {
        Set<String> all = new LinkedHashSet<>();
        Stream.of(one[0], other[0])
                .filter(TextArray.class::isInstance)
                .forEach(accounts -> all.addAll(((TextArray) accounts).texts()));
        return new Object[] {new TextArray(all)};
    }
}
