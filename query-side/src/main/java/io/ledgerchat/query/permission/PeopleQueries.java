package io.ledgerchat.query.permission;

import io.ledgerchat.event.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers with whom something can be shared. */
@Component
class PeopleQueries {
    private static final String PEOPLE =
            "select account_id, name, email, username, provider, avatar from views.account where deleted_at is null and ";

    private final JdbcClient sql;

    PeopleQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<Person> handle(SearchPeople query) {
        var pattern = Pattern.containing(query.text());
        return sql.sql(PEOPLE + "(name ilike ? or email ilike ? or username ilike ?)"
                        + " order by created_at, account_id limit ?")
                .params(pattern, pattern, pattern, query.limit())
                .query((row, number) -> person(row))
                .list();
    }

    @QueryHandler
    List<Person> handle(FindPeople query) {
        return sql.sql(PEOPLE + "account_id = any (?) order by created_at, account_id")
                .param(query.accountIds().stream().map(AccountId::value).toArray(String[]::new))
                .query((row, number) -> person(row))
                .list();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new AccountId(row.getString("account_id")),
                row.getString("name") == null ? "" : row.getString("name"),
                row.getString("email") == null ? "" : row.getString("email"),
                row.getString("username"),
                row.getString("provider"),
                row.getString("avatar"));
    }
}
