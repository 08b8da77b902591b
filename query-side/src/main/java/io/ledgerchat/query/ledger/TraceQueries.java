package io.ledgerchat.query.ledger;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.search.SearchEngine;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks for what there is of a person in all that readers see. */
@Component
class TraceQueries {
    private static final List<String> OWNING = List.of("owner", "owner_id", "account_id", "user_id", "author");

    /** Tables without anything personal but what {@link #personal} counts: ids, figures and times. */
    private static final List<String> BY_ID_ALONE = List.of("audit", "legal_hold", "erasure", "departure");

    /** How a person is called in tables that tell what happened. */
    private static final List<String> NAMING = List.of("person", "made_by", "actor_id", "subject_id");

    private final JdbcClient sql;
    private final SearchEngine search;

    TraceQueries(JdbcClient sql, SearchEngine search) {
        this.sql = sql;
        this.search = search;
    }

    /**
     * The tables are found by their columns, so that a feature of tomorrow is in the report too; the indexes are asked as well.
     * What only tells that an account was there is left out.
     */
    @QueryHandler
    List<Trace> handle(FindTraces query) {
        var traces = new ArrayList<>(owned(query.account()));
        traces.add(new Trace("audit_address", personal("audit", "actor_id", "address", "agent", query.account())));
        traces.add(new Trace("dim_person_name", personal("dim_person", "person", "name", "email", query.account())));
        traces.add(new Trace("search_document", search.count(query.account())));
        traces.add(new Trace("search_passage", search.countPassages(query.account())));
        traces.removeIf(trace -> trace.rows() == 0);
        return traces;
    }

    /** Rows that stay when the account goes, and lose two columns then. */
    private long personal(String table, String id, String one, String other, AccountId account) {
        return sql.sql("select count(*) from views." + table + " where " + id + " = ? and (" + one + " is not null or "
                        + other + " is not null)")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    @QueryHandler
    List<Trace> handle(FindPseudonyms query) {
        Map<String, List<String>> tables = tables(NAMING);
        tables(OWNING).forEach((table, columns) -> {
            if (BY_ID_ALONE.contains(table)) {
                tables.putIfAbsent(table, columns);
            }
        });
        return tables.entrySet().stream()
                .map(table -> rows(table.getKey(), table.getValue(), "", query.account()))
                .filter(trace -> trace.rows() > 0)
                .toList();
    }

    /** A deleted account leaves an empty row. */
    private List<Trace> owned(AccountId account) {
        return tables(OWNING).entrySet().stream()
                .filter(table -> !BY_ID_ALONE.contains(table.getKey()))
                .map(table -> rows(
                        table.getKey(),
                        List.of(table.getValue().getFirst()),
                        table.getKey().equals("account") ? " and deleted_at is null" : "",
                        account))
                .toList();
    }

    /** By their names: those that have one of the columns, with those of the columns that they have. */
    private Map<String, List<String>> tables(List<String> columns) {
        var tables = new TreeMap<String, List<String>>();
        sql.sql("""
                        select table_name, array_agg(column_name::text order by column_name) as columns
                        from information_schema.columns where table_schema = 'views' and column_name = any(?)
                        group by table_name""").param(columns.toArray(String[]::new)).query((ResultSet row) -> {
            var found = (String[]) row.getArray("columns").getArray();
            tables.put(row.getString("table_name"), List.of(found));
        });
        return tables;
    }

    /** Names come from the catalogue of the database itself, and are quoted all the same. */
    private Trace rows(String table, List<String> columns, String condition, AccountId account) {
        String any = columns.stream()
                .map(column -> "\"" + column + "\" = :account")
                .collect(Collectors.joining(" or ", "(", ")"));
        long rows = sql.sql("select count(*) from views.\"" + table + "\" where " + any + condition)
                .param("account", account.value())
                .query(Long.class)
                .single();
        return new Trace(table, rows);
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
}
