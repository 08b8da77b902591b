package io.ledgerchat.infra.ledger;

import io.ledgerchat.infra.embedded.CannotStart;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses to start on a database whose log, or whose views, belong to the other engine: everything said so far would seem
 * to be gone, and the views would go on from a position that means nothing in the new log.
 */
final class LogOfAnotherEngine {
    private LogOfAnotherEngine() {}

    /** Before the log is taken from Axon Server. */
    static void refuseRowsOfPostgres(JdbcClient sql) {
        if (sql.sql("select exists (select 1 from ledger.domain_event_entry)")
                .query(Boolean.class)
                .single()) {
            throw new CannotStart("LEDGERCHAT_EVENT_STORE is axonserver, but this database holds a log of its own:"
                    + " start with postgres, or give a database without one.");
        }
    }

    /** Before the log is taken from PostgreSQL. */
    static void refuseViewsOfAxonServer(JdbcClient sql) {
        if (sql.sql(
                        "select exists (select 1 from ledger.token_entry where token_type like '%GlobalSequenceTrackingToken')")
                .query(Boolean.class)
                .single()) {
            throw new CannotStart(
                    "LEDGERCHAT_EVENT_STORE is postgres, but the views in this database were filled from a"
                            + " log on Axon Server: start with axonserver, or give a database of its own.");
        }
    }
}
