package io.ledgerchat.infra.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ledgerchat.command.account.Departures;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Departures in PostgreSQL. */
@Component
@Transactional
class VaultDepartures implements Departures {
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json = JsonMapper.builder().build();

    VaultDepartures(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void begin(AccountId account, Map<String, Long> removed, Instant at) {
        sql.sql("""
                        insert into vault.departure (account_id, removed, deleted_at) values (?, ?::jsonb, ?)
                        on conflict (account_id) do nothing
                        """)
                .params(account.value(), written(removed), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<Pending> pending(int limit) {
        return sql.sql("select account_id, removed::text, deleted_at from vault.departure order by deleted_at limit ?")
                .param(limit)
                .query((row, number) -> new Pending(
                        new AccountId(row.getString("account_id")),
                        read(row.getString("removed")),
                        row.getTimestamp("deleted_at").toInstant()))
                .list();
    }

    @Override
    public void end(AccountId account) {
        sql.sql("delete from vault.departure where account_id = ?")
                .param(account.value())
                .update();
    }

    private String written(Map<String, Long> counts) {
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts could not be kept", e);
        }
    }

    private Map<String, Long> read(String text) {
        try {
            return json.readValue(text, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts could not be read", e);
        }
    }
}
