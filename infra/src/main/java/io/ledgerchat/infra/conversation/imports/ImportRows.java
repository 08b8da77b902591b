package io.ledgerchat.infra.conversation.imports;

import io.ledgerchat.command.conversation.ConversationImports.Order;
import io.ledgerchat.command.conversation.ConversationImports.Progress;
import io.ledgerchat.event.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Imports as rows of the vault, each worked on by the one node that holds its lease. */
@Component
class ImportRows {
    private static final Duration TERM = Duration.ofMinutes(2);
    /** An import that failed so often for reasons of ours, or took its node down with it, is given up. */
    private static final int MOST_ATTEMPTS = 5;

    private final JdbcClient sql;

    ImportRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** An import to work on; the first {@code recorded} conversations of its export are recorded. */
    record Job(UUID id, Order order, int recorded) {}

    void add(UUID id, Order order) {
        var expiresAt = order.expiresAt();
        sql.sql("""
                        insert into vault.conversation_import
                         (import_id, account_id, role, endpoint, endpoint_type, expires_at, state)
                        values (?, ?, ?, ?, ?, ?, 'receiving')""")
                .param(id)
                .param(order.owner().value())
                .param(order.role())
                .param(order.endpoint())
                .param(order.endpointType())
                .param(expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(UUID id) {
        sql.sql("delete from vault.conversation_import where import_id = ?")
                .param(id)
                .update();
    }

    /** All of it is here; any node may begin. */
    void received(UUID id) {
        sql.sql("update vault.conversation_import set state = 'running' where import_id = ?")
                .param(id)
                .update();
    }

    /** Imports that nobody works on now. */
    List<UUID> waiting() {
        return sql.sql("""
                        select import_id from vault.conversation_import
                        where state = 'running' and (leased_until is null or leased_until < now())
                        order by created_at limit 10""").query(UUID.class).list();
    }

    /** Ends what was tried too often, also by nodes that died of it; of those exports nothing is kept. */
    void giveUp() {
        sql.sql("""
                        update vault.conversation_import set state = 'failed', leased_until = null
                        where state = 'running' and attempts >= ? and (leased_until is null or leased_until < now())""").param(MOST_ATTEMPTS).update();
        sql.sql("""
                        delete from vault.conversation_import_part part using vault.conversation_import import
                        where import.import_id = part.import_id and import.state = 'failed'""").update();
    }

    /** What was begun long ago and never came in whole, and the traces of what was done. */
    void forgetOld() {
        sql.sql("""
                        delete from vault.conversation_import
                        where state <> 'running' and created_at < now() - interval '1 day'""").update();
    }

    /** The import, if this node may work on it from now on. */
    Optional<Job> take(UUID id, String node) {
        return sql.sql("""
                        update vault.conversation_import
                        set node = ?, leased_until = now() + make_interval(secs => ?), attempts = attempts + 1
                        where import_id = ? and state = 'running' and attempts < ?
                          and (leased_until is null or leased_until < now())
                        returning *""")
                .params(node, TERM.toSeconds(), id, MOST_ATTEMPTS)
                .query((row, number) -> job(row))
                .optional();
    }

    /** Whether the node still holds it. */
    boolean renew(UUID id, String node, int recorded) {
        return sql.sql("""
                        update vault.conversation_import
                        set leased_until = now() + make_interval(secs => ?), recorded = ?
                        where import_id = ? and node = ? and state = 'running'""").params(TERM.toSeconds(), recorded, id, node).update() == 1;
    }

    /** It is over; of the export nothing is kept. */
    void end(UUID id, Progress progress) {
        sql.sql("delete from vault.conversation_import_part where import_id = ?")
                .param(id)
                .update();
        sql.sql("update vault.conversation_import set state = ?, leased_until = null where import_id = ?")
                .params(progress.name().toLowerCase(Locale.ROOT), id)
                .update();
    }

    /** Lets another attempt be made, unless there were too many. */
    void giveBack(UUID id) {
        sql.sql("""
                        update vault.conversation_import
                        set leased_until = case when attempts < ? then now() + interval '10 seconds' end
                        where import_id = ?""").params(MOST_ATTEMPTS, id).update();
        giveUp();
    }

    Progress progress(UUID id) {
        return sql.sql("select state from vault.conversation_import where import_id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(state -> switch (state) {
                    case "done" -> Progress.DONE;
                    case "failed" -> Progress.FAILED;
                    default -> Progress.RUNNING;
                })
                .orElse(Progress.FAILED);
    }

    private static Job job(ResultSet row) throws SQLException {
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new Job(
                row.getObject("import_id", UUID.class),
                new Order(
                        new AccountId(row.getString("account_id")),
                        row.getString("role"),
                        row.getString("endpoint"),
                        row.getString("endpoint_type"),
                        expiresAt == null ? null : expiresAt.toInstant()),
                row.getInt("recorded"));
    }
}
