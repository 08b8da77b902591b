package io.ledgerchat.query.memory;

import io.ledgerchat.event.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is remembered. What was erased is not shown. */
@Component
class MemoryQueries {
    private final JdbcClient sql;

    MemoryQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<Memory> handle(FindMemories query) {
        return sql.sql("""
                        select memory_id, account_id, key, value, agent_id, token_count, updated_at from views.memory
                        where account_id = ? and key is not null and value is not null
                        order by updated_at desc, memory_id
                        """)
                .param(query.accountId().value())
                .query((row, number) -> memory(row))
                .list();
    }

    private static Memory memory(ResultSet row) throws SQLException {
        return new Memory(
                row.getString("memory_id"),
                new AccountId(row.getString("account_id")),
                row.getString("key"),
                row.getString("value"),
                row.getString("agent_id"),
                row.getInt("token_count"),
                row.getTimestamp("updated_at").toInstant());
    }
}
