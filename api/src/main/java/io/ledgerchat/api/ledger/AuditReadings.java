package io.ledgerchat.api.ledger;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.ledger.AuditFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records who reads the audit log, and what they ask: whose doings, if one person's; and the question as a keyed hash, by
 * which equal ones are known, as it may hold names and addresses.
 */
@Component
class AuditReadings {
    private static final int SHOWN = 16;

    private final AccessLog accesses;
    private final KeyedHash hashes;

    AuditReadings(AccessLog accesses, KeyedHash hashes) {
        this.accesses = accesses;
        this.hashes = hashes;
    }

    /**
     * @param action one word for how
     * @param form in which it is read, such as {@code list}
     */
    void record(Caller reader, String action, String form, AuditFilter asked) {
        String question = asked.isAll()
                ? ""
                : "/" + hashes.of("audit-question", asked.toString()).substring(0, SHOWN);
        accesses.record(reader, action, "audit-log:" + form + question, person(asked));
    }

    private static @Nullable AccountId person(AuditFilter asked) {
        @Nullable
        String one = asked.subject() != null
                ? asked.subject()
                : asked.actorIds().size() == 1 ? asked.actorIds().getFirst() : null;
        return account(one);
    }

    static @Nullable AccountId account(@Nullable String id) {
        return id != null && AccountId.isValid(id) ? new AccountId(id) : null;
    }
}
