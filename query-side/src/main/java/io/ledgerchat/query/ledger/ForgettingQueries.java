package io.ledgerchat.query.ledger;

import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.search.SearchEngine;
import io.ledgerchat.query.view.Storable;
import io.ledgerchat.query.view.TextArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about holds, retention and erasures. */
@Component
class ForgettingQueries {
    private static final List<String> OWNING = List.of("owner", "owner_id", "account_id", "user_id", "author");

    /** What was taken over is kept from then on, however old it was. */
    private static final String CONVERSATIONS = """
            select 'conversation' as data, d.conversation_id as id, d.owner, a.role,
              greatest(d.updated_at, d.copied_at) as changed_at
            from views.conversation d join views.account a on a.account_id = d.owner
            where a.deleted_at is null and 'conversation:' || d.conversation_id <> all(:held::text[])""";

    /** Neither made for an agent or an assistant, nor anybody's picture, nor part of a conversation that is held. */
    private static final String FILES = """
            select 'file' as data, d.file_id as id, d.owner, a.role, d.updated_at as changed_at
            from views.file d join views.account a on a.account_id = d.owner
            where a.deleted_at is null and d.agent_id is null and d.assistant_id is null and d.context <> 'avatar'
              and not exists (
              select from views.history h
              where h.kind = 'file' and h.id = d.file_id and h.part_of = any(:held::text[]))""";

    private final JdbcClient sql;
    private final SearchEngine search;

    ForgettingQueries(JdbcClient sql, SearchEngine search) {
        this.sql = sql;
        this.search = search;
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
        return sql.sql("select * from (" + (query.data().equals("file") ? FILES : CONVERSATIONS) + """
                        ) due
                        where role = :role and changed_at < :before and 'account:' || owner <> all(:held::text[])
                          and (:only::text is null or id = :only)
                        order by changed_at, id limit :limit""")
                .param("only", query.only(), Types.VARCHAR)
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

    /**
     * The tables are found by their columns, so that a feature of tomorrow is in the report too; the indexes are asked as well.
     * What only tells that an account was there is left out.
     */
    @QueryHandler
    List<Trace> handle(FindTraces query) {
        var traces = new ArrayList<Trace>(rows(query.account()));
        long documents = search.count(query.account());
        if (documents > 0) {
            traces.add(new Trace("search_document", documents));
        }
        long passages = search.countPassages(query.account());
        if (passages > 0) {
            traces.add(new Trace("search_passage", passages));
        }
        return traces;
    }

    /** Links that are gone are known from the log alone. */
    @QueryHandler
    long handle(CountCopiesByOthers query) {
        return sql.sql("""
                        select count(*) from views.audit copied
                        join views.conversation c on c.conversation_id = copied.resource_id and c.owner <> :account
                        where copied.action = 'conversation.copied'
                          and copied.details::jsonb ->> 'origin.source' in (
                            select 'share:' || shared.resource_id from views.audit shared
                            where shared.action = 'share.created' and shared.subject_id = :account)""")
                .param("account", query.account().value())
                .query(Long.class)
                .single();
    }

    private List<Trace> rows(AccountId account) {
        return sql
                .sql("""
                        select table_name, min(column_name) as column_name from information_schema.columns
                        where table_schema = 'views' and column_name = any(?)
                          and table_name not in ('audit', 'legal_hold', 'erasure', 'departure')
                        group by table_name order by table_name""")
                .param(OWNING.toArray(String[]::new))
                .query((row, _) -> new String[] {row.getString("table_name"), row.getString("column_name")})
                .list()
                .stream()
                .map(table -> new Trace(table[0], rows(table[0], table[1], account.value())))
                .filter(trace -> trace.rows() > 0)
                .toList();
    }

    private long rows(String table, String column, String account) {
        // Names from the catalogue of the database itself, quoted all the same. A deleted account leaves an empty row.
        String alive = table.equals("account") ? " and deleted_at is null" : "";
        return sql.sql("select count(*) from views.\"" + table + "\" where \"" + column + "\" = ?" + alive)
                .param(account)
                .query(Long.class)
                .single();
    }
}
