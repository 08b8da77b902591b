package io.ledgerchat.query.ledger;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the accounts that the names of a search of the audit log stand for. */
@Component
class AuditNameQueries {
    /** Of more than these the names themselves are compared: something that so many are called by is found soon. */
    private static final int MOST = 1_000;

    private static final String AS_ACTOR = "coalesce(name, username, email, account_id)";
    private static final String AS_TARGET = "coalesce(name, email, account_id)";

    private final JdbcClient sql;

    AuditNameQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    AuditNames handle(FindAuditNames query) {
        AuditFilter filter = query.filter();
        return new AuditNames(
                byEmail(filter.actorEmails()),
                called(filter.actorText(), AS_ACTOR),
                called(filter.resourceText(), AS_TARGET),
                called(filter.text(), AS_ACTOR),
                called(filter.text(), AS_TARGET));
    }

    private @Nullable List<String> byEmail(List<String> emails) {
        return emails.isEmpty()
                ? null
                : few(sql.sql("select account_id from views.account where lower(email) = any(?) limit ?")
                        .param(emails.toArray(String[]::new)));
    }

    private @Nullable List<String> called(@Nullable String text, String name) {
        return text == null
                ? null
                : few(sql.sql("select account_id from views.account where position(lower(?) in lower(" + name
                                + ")) > 0 limit ?")
                        .param(text));
    }

    private static @Nullable List<String> few(JdbcClient.StatementSpec asked) {
        var found = new ArrayList<>(asked.param(MOST + 1).query(String.class).list());
        return found.size() > MOST ? null : found;
    }
}
