package io.ledgerchat.query.ledger;

import io.ledgerchat.event.Subject;
import io.ledgerchat.query.view.Storable;
import io.ledgerchat.query.view.TextArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about holds, retention and erasures. */
@Component
class ForgettingQueries {
    /** What was taken over is kept from then on, however old it was. */
    private static final String CONVERSATIONS = """
            select 'conversation' as data, d.conversation_id as id, d.owner, a.role,
              greatest(d.updated_at, d.copied_at) as changed_at
            from views.conversation d join views.account a on a.account_id = d.owner
            where a.deleted_at is null and 'conversation:' || d.conversation_id <> all(:held::text[])""";

    /**
     * Neither lent by an agent or an assistant, whatever it was uploaded for, nor anybody's picture, nor part of a conversation
     * that is held. What was sent to an agent in a chat names the agent, and is not lent by it.
     */
    private static final String FILES = """
            select 'file' as data, d.file_id as id, d.owner, a.role, d.updated_at as changed_at
            from views.file d join views.account a on a.account_id = d.owner
            where a.deleted_at is null and d.context <> 'avatar'
              and not exists (select from views.agent_file lent where lent.file_id = d.file_id)
              and not exists (select from views.assistant_file lent where lent.file_id = d.file_id)
              and not exists (
              select from views.history h
              where h.kind = 'file' and h.id = d.file_id and h.part_of = any(:held::text[]))""";

    private final JdbcClient sql;

    ForgettingQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<LegalHold> handle(FindHolds query) {
        return sql.sql("""
                        select hold.* from views.legal_hold hold
                        left join views.legal_hold before on before.hold_id = :after
                        where (:after = '' or hold.placed_at < before.placed_at
                            or (hold.placed_at = before.placed_at and hold.hold_id > before.hold_id))
                          and (:moment::timestamptz is null
                            or (hold.released_at is null and (hold.until is null or hold.until > :moment)))
                        order by hold.placed_at desc, hold.hold_id limit :limit""")
                .param("after", query.after())
                .param("moment", Storable.time(query.inForceAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", query.limit())
                .query((row, _) -> new LegalHold(
                        row.getString("hold_id"),
                        row.getString("subject"),
                        row.getString("reason"),
                        row.getString("owner"),
                        Rows.time(row, "until"),
                        row.getTimestamp("placed_at").toInstant(),
                        row.getString("released_by"),
                        Rows.time(row, "released_at")))
                .list();
    }

    @QueryHandler
    List<RetentionPolicy> handle(FindRetentionPolicies query) {
        return sql.sql("select * from views.retention_policy order by data, role")
                .query((row, _) -> new RetentionPolicy(
                        row.getString("data"),
                        row.getString("role"),
                        row.getInt("days"),
                        row.getString("set_by"),
                        row.getTimestamp("set_at").toInstant()))
                .list();
    }

    @QueryHandler
    List<PersonErasure> handle(FindErasures query) {
        return sql.sql("""
                        select erasure.* from views.erasure erasure
                        left join views.erasure before on before.account_id = :after
                        where :after = '' or erasure.ordered_at < before.ordered_at
                          or (erasure.ordered_at = before.ordered_at and erasure.account_id > before.account_id)
                        order by erasure.ordered_at desc, erasure.account_id limit :limit""")
                .param("after", query.after())
                .param("limit", query.limit())
                .query(ForgettingQueries::erasure)
                .list();
    }

    @QueryHandler
    Optional<PersonErasure> handle(FindErasure query) {
        return sql.sql("select * from views.erasure where account_id = ?")
                .param(query.accountId().value())
                .query(ForgettingQueries::erasure)
                .optional();
    }

    @QueryHandler
    List<PersonErasure> handle(FindOpenErasures query) {
        return sql.sql("select * from views.erasure where certified_at is null and account_id > ?"
                        + " order by account_id limit ?")
                .params(query.after(), query.limit())
                .query(ForgettingQueries::erasure)
                .list();
    }

    private static PersonErasure erasure(ResultSet row, int number) throws SQLException {
        return new PersonErasure(
                row.getString("account_id"),
                row.getString("ordered_by"),
                row.getString("reason"),
                row.getString("inventory"),
                row.getTimestamp("ordered_at").toInstant(),
                row.getString("certificate"),
                Rows.time(row, "certified_at"));
    }

    @QueryHandler
    List<Overdue> handle(FindOverdue query) {
        @Nullable Overdue after = query.after();
        return sql.sql("select * from (" + (query.data().equals("file") ? FILES : CONVERSATIONS) + """
                        ) due
                        where role = :role and changed_at < :before and 'account:' || owner <> all(:held::text[])
                          and (:only::text is null or id = :only)
                          and (:after::timestamptz is null or (changed_at, id) > (:after, :afterId))
                        order by changed_at, id limit :limit""")
                .param("only", query.only(), Types.VARCHAR)
                .param("after", after == null ? null : Timestamp.from(after.changedAt()), Types.TIMESTAMP)
                .param("afterId", after == null ? null : after.id(), Types.VARCHAR)
                .param("role", query.role())
                .param("before", Timestamp.from(query.before()))
                .param(
                        "held",
                        TextArray.of(
                                query.held().stream().map(Subject::toString).toList()))
                .param("limit", query.limit())
                .query((row, _) -> new Overdue(
                        row.getString("data"),
                        row.getString("id"),
                        row.getString("owner"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    @QueryHandler
    List<StillThere> handle(FindStillThere query) {
        return sql.sql("""
                        select 'account' as kind, account_id as id, account_id as owner from views.account
                        where deleted_at is null and account_id = any(:accounts::text[])
                        union all select 'conversation', conversation_id, owner from views.conversation
                        where conversation_id = any(:conversations::text[])
                        union all select 'file', file_id, owner from views.file where file_id = any(:files::text[])
                        order by kind, id""")
                .param("accounts", TextArray.of(query.valuesOf("account")))
                .param("conversations", TextArray.of(query.valuesOf("conversation")))
                .param("files", TextArray.of(query.valuesOf("file")))
                .query(StillThere.class)
                .list();
    }
}
