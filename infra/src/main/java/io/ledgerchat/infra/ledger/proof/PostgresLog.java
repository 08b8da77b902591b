package io.ledgerchat.infra.ledger.proof;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.event.LeafEntry;
import io.ledgerchat.infra.ledger.LedgerJson;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.DateTimeUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log on PostgreSQL, where a number is handed out before its transaction commits.
 *
 * <p>Whoever appends holds a lock on the table from before the number is drawn until the end of the transaction. So once
 * nobody is left of those who held it when the head was read, nothing can appear at or below that head: no clock and no
 * longest duration of a transaction has to be believed.
 */
public final class PostgresLog implements StoredLog {
    private static final ObjectMapper JSON = LedgerJson.plain();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final long LONGEST_WAIT = 30_000_000_000L;
    private static final long PAUSE = 20_000_000L;

    private final JdbcClient sql;

    public PostgresLog(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public long head() {
        return sql.sql("select coalesce(max(global_index), -1) from ledger.domain_event_entry")
                .query(Long.class)
                .single();
    }

    @Override
    public long settled() {
        long head = head();
        List<String> writing = writing();
        long deadline = System.nanoTime() + LONGEST_WAIT;
        while (!writing.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("A transaction that writes to the log does not end");
            }
            LockSupport.parkNanos(PAUSE);
            List<String> still = writing();
            writing = writing.stream().filter(still::contains).toList();
        }
        return head;
    }

    /** Everybody who may have drawn a number and not committed it. */
    private List<String> writing() {
        return sql.sql("""
                        select distinct virtualtransaction from pg_locks
                        where locktype = 'relation' and granted
                          and database = (select oid from pg_database where datname = current_database())
                          and relation = 'ledger.domain_event_entry'::regclass
                          and mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                                       'AccessExclusiveLock')
                        """).query(String.class).list();
    }

    @Override
    public List<StoredEvent> read(long after, long upTo, int limit) {
        return sql.sql("""
                        select global_index, event_identifier, aggregate_identifier, sequence_number, type, payload_type,
                               payload_revision, payload, meta_data, time_stamp
                        from ledger.domain_event_entry where global_index > ? and global_index <= ?
                        order by global_index limit ?""").params(after, upTo, limit).query(PostgresLog::event).list();
    }

    private static StoredEvent event(ResultSet row, int number) throws SQLException {
        long position = row.getLong("global_index");
        String id = row.getString("event_identifier");
        String name = row.getString("payload_type");
        Instant time = time(row.getString("time_stamp"));
        Map<String, String> metadata = metadata(row.getBytes("meta_data"));
        if (time == null || metadata == null) {
            return new StoredEvent(position, id, name, null);
        }
        String aggregate = row.getString("aggregate_identifier");
        String type = row.getString("type");
        // Axon gives an event of no aggregate its own id for one.
        boolean ofNone = type == null && aggregate.equals(id);
        try {
            return StoredEvent.of(
                    position,
                    new LeafEntry(
                            id,
                            type,
                            ofNone ? null : aggregate,
                            row.getLong("sequence_number"),
                            name,
                            row.getString("payload_revision"),
                            time.toEpochMilli(),
                            row.getBytes("payload"),
                            metadata));
        } catch (RuntimeException unheardOf) {
            return new StoredEvent(position, id, name, null);
        }
    }

    /** Only as Axon writes it: another spelling of the same moment is a change. */
    private static @Nullable Instant time(String text) {
        try {
            Instant time = DateTimeUtils.parseInstant(text);
            boolean whole = time.equals(Instant.ofEpochMilli(time.toEpochMilli()));
            return whole && DateTimeUtils.formatInstant(time).equals(text) ? time : null;
        } catch (DateTimeException | ArithmeticException unreadable) {
            return null;
        }
    }

    /** Only as the serializer writes it; null otherwise. */
    private static @Nullable Map<String, String> metadata(byte @Nullable [] stored) {
        if (stored == null) {
            return null;
        }
        try {
            Map<String, String> read = JSON.readValue(stored, TEXTS);
            return Arrays.equals(JSON.writeValueAsBytes(read), stored) && !read.containsValue(null) ? read : null;
        } catch (IOException unreadable) {
            return null;
        }
    }
}
