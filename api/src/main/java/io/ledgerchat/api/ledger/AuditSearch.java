package io.ledgerchat.api.ledger;

import io.ledgerchat.query.ledger.AuditFilter;
import io.ledgerchat.query.ledger.AuditNames;
import io.ledgerchat.query.ledger.AuditSpan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the audit log.
 *
 * @param names what the names of the filter stood for when it began
 * @param span where entries of its time are; absent if that is everywhere, or not known
 * @param patience how long somebody waits for one page
 */
record AuditSearch(
        AuditFilter filter, AuditNames names, @Nullable AuditSpan span, Duration patience) {
    /** Of a page that a person waits for. */
    static final Duration PAGE = Duration.ofSeconds(15);

    /** Of a file or a stream, which is written as it is read. */
    static final Duration FILE = Duration.ofDays(1);

    static final AuditSearch ALL = new AuditSearch(AuditFilter.ALL, AuditNames.NONE, null, PAGE);

    /** From where on there may be some, exclusive. */
    long after(long after) {
        return span == null ? after : Math.max(after, span.first() - 1);
    }

    /** Up to where there may be some, exclusive. */
    long before(long before) {
        return span == null ? before : Math.min(before, span.last() + 1);
    }
}
