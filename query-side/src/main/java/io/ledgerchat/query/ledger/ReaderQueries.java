package io.ledgerchat.query.ledger;

import io.ledgerchat.event.account.AccountId;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers who could read things, and whose they are. */
@Component
class ReaderQueries {
    private static final String SPAN = "from_position, from_time, to_position, to_time";

    /**
     * What gives a thing to its readers, and from when to when: itself; the account that it belongs to; of a message its
     * conversation, until it is deleted; and, by what that is shared as alone, what lent a file: an agent, or a conversation of
     * the file's owner, as a link shows no other's.
     */
    private static final String GIVERS = """
            givers as (
              select :thing::text as thing, true as itself, -1::bigint as from_position,
                '-infinity'::timestamptz as from_time, null::bigint as to_position, null::timestamptz as to_time
              union all
              select 'account:' || :id, true, -1, '-infinity', null, null where :ofAccount
              union all
              select part_of, true, min(from_position), min(from_time),
                min(from_position) filter (where action = 'message.deleted'),
                min(from_time) filter (where action = 'message.deleted')
              from views.history
              where :kind = 'message' and kind = :kind and id = :id and part_of like 'conversation:%' group by part_of
              union all
              select lender, false, from_position, from_time, to_position, to_time from views.history_lent
              where file = :thing and (lender like 'agent:%' or exists (
                select from views.history_access talked join views.history_access owned using (principal, role)
                where talked.thing = lender and owned.thing = :thing and role = 'owner')))""";

    /** As long as all of them held: what gives it, what it is shared as, and the membership of a group. */
    private static final String BOTH = """
            greatest(one.from_position, other.from_position) as from_position,
            greatest(one.from_time, other.from_time) as from_time,
            least(one.to_position, other.to_position) as to_position,
            least(one.to_time, other.to_time) as to_time""";

    private static final String READERS = "with " + GIVERS + """
            , sources as (
              select thing, %1$s from givers where itself
              union all
              select access, %1$s from givers join views.history_shared_as using (thing)),
            given as (
              select one.principal, one.role, one.thing, %2$s
              from views.history_access one join sources other on other.thing = one.thing),
            readers as (
              select principal, role, thing, %1$s from given
              union
              select one.principal, other.role, one.thing, %2$s
              from views.history_access one join given other on other.principal = one.thing)
            select principal, role, thing, from_time, to_time from readers
            where from_position <= :until
              and (to_position is null or (to_position > :from and to_position > from_position))
            order by from_position, thing, principal, role, to_position limit :limit offset :passed""".formatted(SPAN, BOTH);

    private final JdbcClient sql;

    ReaderQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<PastReader> handle(FindReaders query) {
        String kind = kind(query.thing());
        return sql.sql(READERS)
                .param("thing", query.thing())
                .param("kind", kind)
                .param("id", id(query.thing()))
                .param("ofAccount", FindReaders.OF_ACCOUNTS.contains(kind))
                .param("from", query.from())
                .param("until", query.until())
                .param("passed", query.passed())
                .param("limit", query.limit())
                .query((row, _) -> new PastReader(
                        row.getString("principal"),
                        row.getString("role"),
                        row.getString("thing"),
                        row.getTimestamp("from_time").toInstant(),
                        Rows.time(row, "to_time")))
                .list();
    }

    @QueryHandler
    Optional<AccountId> handle(FindOwner query) {
        String kind = kind(query.thing());
        return sql.sql("select substr(principal, 6) from views.history_access where role = 'owner'"
                        + " and principal like 'user:%' and thing in (select :thing union all"
                        + " select 'account:' || :id where :ofAccount union all"
                        + " select part_of from views.history where kind = :kind and id = :id)"
                        + " order by from_position limit 1")
                .param("thing", query.thing())
                .param("kind", kind)
                .param("id", id(query.thing()))
                .param("ofAccount", FindReaders.OF_ACCOUNTS.contains(kind))
                .query((row, _) -> new AccountId(row.getString(1)))
                .optional();
    }

    private static String kind(String thing) {
        return thing.substring(0, Math.max(0, thing.indexOf(':')));
    }

    private static String id(String thing) {
        return thing.substring(thing.indexOf(':') + 1);
    }
}
