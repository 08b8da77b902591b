package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.Belongings;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.search.CountSearchDocuments;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts in every table of the views and of the vault that says whose its rows are, whatever feature it belongs to, and in
 * the search index. What only tells that an account was there is left out, and
 * so are its versions of prompts that others made.
 */
@Component
class StoredBelongings implements Belongings {
    private static final Logger LOG = LoggerFactory.getLogger(StoredBelongings.class);
    private static final String PLACES = """
            select table_schema || '.' || table_name as place, column_name from information_schema.columns
            where table_schema in ('views', 'vault')
              and column_name in ('account_id', 'owner', 'owner_id', 'user_id', 'author')
              and data_type in ('text', 'character varying')
              and table_schema || '.' || table_name
                not in ('views.account', 'views.departure', 'vault.departure', 'views.prompt')
            order by 1, 2
            """;

    /** Whoever deletes an account holds a transaction meanwhile. */
    private static final long PATIENCE_SECONDS = 2;

    private final JdbcClient sql;
    private final QueryGateway queries;

    StoredBelongings(JdbcClient sql, QueryGateway queries) {
        this.sql = sql;
        this.queries = queries;
    }

    private record Place(String table, String column) {}

    @Override
    public Map<String, Long> of(AccountId account) {
        var counts = new TreeMap<String, Long>();
        var places = sql.sql(PLACES)
                .query((row, number) -> new Place(row.getString("place"), row.getString("column_name")))
                .list();
        for (var place : places) {
            add(counts, place.table(), count(place, account));
        }
        add(counts, "search", searchable(account));
        return counts;
    }

    /** Names of tables and columns come from the database itself. */
    private long count(Place place, AccountId account) {
        return sql.sql("select count(*) from " + place.table() + " where " + place.column() + " in (?, ?)")
                .params(account.value(), account.toString())
                .query(Long.class)
                .single();
    }

    private long searchable(AccountId account) {
        try {
            return queries.query(new CountSearchDocuments(account), ResponseTypes.instanceOf(Long.class))
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException away) {
            LOG.debug("Search does not answer, so what it holds is not known");
            return UNKNOWN;
        }
    }

    private static void add(Map<String, Long> counts, String place, long count) {
        if (count != 0) {
            counts.merge(place, count, Long::sum);
        }
    }
}
