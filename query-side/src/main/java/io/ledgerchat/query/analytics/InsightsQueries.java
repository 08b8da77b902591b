package io.ledgerchat.query.analytics;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers how the installation was used, from the star. */
@Component
class InsightsQueries {
    private static final int MOST_PEOPLE = 8;
    private static final Duration STAYED_AWAY = Duration.ofDays(28);

    /** The messages that count. */
    private static final String COUNTED = """
             from views.fact_message m
            join views.dim_conversation c on c.conversation = m.conversation and not c.temporary
            where m.ending is not null and m.sent_at between :from and :to""";

    private final JdbcClient sql;

    InsightsQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    Insights handle(FindInsights query) {
        return new Insights(summary(query), daily(query), topUsers(query), churnedUsers(query), latest(query));
    }

    private JdbcClient.StatementSpec ask(String text, FindInsights query) {
        return sql.sql(text).param("from", Timestamp.from(query.from())).param("to", Timestamp.from(query.to()));
    }

    private Insights.Summary summary(FindInsights query) {
        return ask(
                        "select count(distinct m.person) filter (where m.by_person), count(distinct m.conversation),"
                                + " count(*), coalesce(sum(m.tokens), 0)" + COUNTED,
                        query)
                .query((row, _) -> new Insights.Summary(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
    }

    private List<Insights.Day> daily(FindInsights query) {
        return ask(
                        "select to_char(m.sent_at at time zone :zone, 'YYYY-MM-DD') as day, count(distinct m.conversation),"
                                + " count(distinct m.person) filter (where m.by_person), count(*),"
                                + " coalesce(sum(m.tokens), 0)" + COUNTED + " group by 1 order by 1",
                        query)
                .param("zone", query.zone())
                .query((row, _) -> new Insights.Day(
                        row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .list();
    }

    private List<Insights.Person> topUsers(FindInsights query) {
        return ask(
                        "select m.person, p.name, p.email, count(distinct m.conversation), count(*)"
                                + COUNTED.replace(
                                        "where m.ending",
                                        "join views.dim_person p on p.person = m.person"
                                                + " and p.deleted_at is null where m.by_person and m.ending")
                                + " group by 1, 2, 3 order by 5 desc, 1 limit " + MOST_PEOPLE,
                        query)
                .query((row, _) -> new Insights.Person(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        null,
                        null))
                .list();
    }

    /** Who said something shortly before or in the range, and then nothing for four weeks. */
    private List<Insights.Person> churnedUsers(FindInsights query) {
        var window = new FindInsights(
                query.from().minus(STAYED_AWAY), query.to(), query.zone(), null, query.page(), query.pageSize());
        return ask(
                        "select m.person, p.name, p.email, count(distinct m.conversation), count(*), min(m.sent_at),"
                                + " max(m.sent_at)"
                                + COUNTED.replace(
                                        "where m.ending",
                                        "join views.dim_person p on p.person = m.person"
                                                + " and p.deleted_at is null where m.by_person and m.ending")
                                + " group by 1, 2, 3 having max(m.sent_at) <= :gone order by 7 desc, 1 limit "
                                + MOST_PEOPLE,
                        window)
                .param("gone", Timestamp.from(query.to().minus(STAYED_AWAY)))
                .query((row, _) -> new Insights.Person(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getTimestamp(6).toInstant(),
                        row.getTimestamp(7).toInstant()))
                .list();
    }

    private Insights.Latest latest(FindInsights query) {
        String found = "(select m.conversation, m.person, max(m.sent_at) as at, count(*) as messages,"
                + " coalesce(sum(m.tokens), 0) as tokens" + COUNTED + " group by 1, 2) talk"
                + " left join views.dim_person p on p.person = talk.person where " + narrowed(query.search());
        long talks = search(ask("select count(*) from " + found, query), query)
                .query(Long.class)
                .single();
        List<Insights.Talk> page = search(
                        ask(
                                "select talk.*, p.name, p.email, (select first.text from views.message first"
                                        + " where first.conversation_id = talk.conversation and first.by_person"
                                        + " order by first.created_at limit 1) as first_message from " + found
                                        + " order by talk.at desc, talk.conversation limit :size offset :skipped",
                                query),
                        query)
                .param("size", query.pageSize())
                .param("skipped", (query.page() - 1L) * query.pageSize())
                .query((row, _) -> new Insights.Talk(
                        row.getString("conversation"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("person"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("first_message"),
                        row.getLong("messages"),
                        row.getLong("tokens")))
                .list();
        return new Insights.Latest(
                page, query.page(), query.pageSize(), Math.max(1, (talks + query.pageSize() - 1) / query.pageSize()));
    }

    private static String narrowed(@Nullable String search) {
        return search == null
                ? "true"
                : "(talk.conversation = :search or talk.person = :search"
                        + " or position(lower(:search) in lower(coalesce(p.name, ''))) > 0"
                        + " or position(lower(:search) in lower(coalesce(p.email, ''))) > 0"
                        + " or exists (select 1 from views.account a where a.account_id = talk.person"
                        + " and position(lower(:search) in lower(coalesce(a.username, ''))) > 0))";
    }

    private static JdbcClient.StatementSpec search(JdbcClient.StatementSpec asked, FindInsights query) {
        return query.search() == null ? asked : asked.param("search", query.search());
    }
}
