package io.ledgerchat.api.support;

import io.ledgerchat.command.access.RefusalLog;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger tells of refusals. */
public final class ToldRefusals {
    private ToldRefusals() {}

    /** As {@link #of}, once this server has told what it counted so far, as if it were stopped. */
    public static long by(RunningLedgerChat server, String refusal, String key) {
        var log = server.bean(RefusalLog.class);
        log.stop();
        log.start();
        return of(server, refusal, key);
    }

    /**
     * How many refusals of this kind and key are told: of each window their number, or the first alone where no number is
     * told.
     */
    public static long of(RunningLedgerChat server, String refusal, String key) {
        return server.bean(JdbcClient.class)
                .sql("""
                        select coalesce(sum(coalesce(number, 1)), 0) from (
                            select sum((convert_from(payload, 'UTF8')::json ->> 'count')::bigint) as number
                            from ledger.domain_event_entry
                            where aggregate_identifier like ?
                            group by aggregate_identifier
                            having count(*) filter (where payload_type = 'access.request-refused') = 1) as told""")
                .param("refusal:" + refusal + ":" + key + ":%")
                .query(Long.class)
                .single();
    }
}
