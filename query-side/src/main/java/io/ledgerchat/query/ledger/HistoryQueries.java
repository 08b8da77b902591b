package io.ledgerchat.query.ledger;

import io.ledgerchat.query.view.TextArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers how things were. */
@Component
class HistoryQueries {
    private static final String VERSION =
            "select kind, id, event_id, action, actor_id, from_position, from_time, to_position, to_time from views.history";
    private static final String VALID =
            "from_position <= :position and (to_position is null or to_position > :position)";

    private final JdbcClient sql;

    HistoryQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<ThingVersion> handle(FindVersions query) {
        String order = query.newestFirst() ? " desc" : "";
        return about(
                        query.thing(),
                        "from_position > :after and from_position <= :upTo",
                        "*",
                        "order by from_position" + order + ", kind, id limit :limit")
                .param("after", query.after())
                .param("upTo", query.upTo())
                .param("limit", query.limit())
                .query(HistoryQueries::version)
                .list();
    }

    @QueryHandler
    List<ThingVersion> handle(FindStateAt query) {
        return about(
                        query.thing(),
                        "from_position > :after and " + VALID,
                        "*",
                        "order by from_position, kind, id limit :limit")
                .param("after", query.after())
                .param("position", query.position())
                .param("limit", query.limit())
                .query(HistoryQueries::version)
                .list();
    }

    @QueryHandler
    List<ThingDifference> handle(FindDifference query) {
        List<String> changed = about(
                        query.thing(),
                        "from_position > :from and from_position <= :to",
                        "distinct kind || ':' || id as thing",
                        "where kind || ':' || id > :after order by thing limit :limit")
                .param("from", query.from())
                .param("to", query.to())
                .param("after", query.after())
                .param("limit", query.limit())
                .query(String.class)
                .list();
        Map<String, ThingVersion> before = versionsAt(changed, query.from());
        Map<String, ThingVersion> after = versionsAt(changed, query.to());
        return changed.stream()
                .map(thing -> new ThingDifference(thing, before.get(thing), after.get(thing)))
                .toList();
    }

    /** The thing itself, what is part of it, and the permissions that it is shared by. */
    private JdbcClient.StatementSpec about(String thing, String condition, String columns, String rest) {
        int colon = thing.indexOf(':');
        return sql.sql("select " + columns + " from ("
                        + VERSION + " where part_of = :thing and " + condition
                        + " union "
                        + VERSION + " where kind = :kind and id = :id and " + condition
                        + " union "
                        + VERSION
                        + " where part_of in (select access from views.history_shared_as where thing = :thing)"
                        + " and " + condition + ") about " + rest)
                .param("thing", thing)
                .param("kind", thing.substring(0, Math.max(0, colon)))
                .param("id", thing.substring(colon + 1));
    }

    private Map<String, ThingVersion> versionsAt(List<String> things, long position) {
        var kinds = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (String thing : things) {
            kinds.add(thing.substring(0, Math.max(0, thing.indexOf(':'))));
            ids.add(thing.substring(thing.indexOf(':') + 1));
        }
        var versions = new HashMap<String, ThingVersion>();
        sql.sql(VERSION + " where (kind, id) in (select * from unnest(:kinds::text[], :ids::text[])) and " + VALID)
                .param("kinds", TextArray.of(kinds))
                .param("ids", TextArray.of(ids))
                .param("position", position)
                .query(HistoryQueries::version)
                .list()
                .forEach(version -> versions.put(version.thing(), version));
        return versions;
    }

    @QueryHandler
    long handle(FindPositionAt query) {
        // Clocks of several nodes differ a little: of those that were not later, the last of the log.
        return sql.sql("""
                        select coalesce(max(position), -1) from views.audit
                        where occurred_at <= :moment and occurred_at >=
                          (select max(occurred_at) from views.audit where occurred_at <= :moment) - interval '1 minute'""")
                .param("moment", Timestamp.from(query.moment()))
                .query(Long.class)
                .single();
    }

    private static ThingVersion version(ResultSet row, int number) throws SQLException {
        long next = row.getLong("to_position");
        return new ThingVersion(
                row.getString("kind"),
                row.getString("id"),
                row.getString("event_id"),
                row.getString("action"),
                row.getString("actor_id"),
                row.getLong("from_position"),
                row.getTimestamp("from_time").toInstant(),
                next == 0 ? null : Long.valueOf(next),
                Rows.time(row, "to_time"));
    }
}
