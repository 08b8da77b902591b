package io.ledgerchat.infra.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ledgerchat.command.account.OperatorOrders;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders in PostgreSQL; those that nobody asks after any more are forgotten when the next is looked for. */
@Component
class VaultOperatorOrders implements OperatorOrders {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;

    VaultOperatorOrders(JdbcClient sql) {
        this.sql = sql;
    }

    UUID give(String what, Map<String, String> details) {
        var id = UUID.randomUUID();
        sql.sql("insert into vault.operator_order (order_id, what, details) values (?, ?, ?::jsonb)")
                .params(id, what, written(details))
                .update();
        return id;
    }

    /** False when somebody has taken it: it may still be carried out. */
    boolean withdraw(UUID order) {
        return sql.sql("delete from vault.operator_order where order_id = ? and taken_at is null")
                        .param(order)
                        .update()
                == 1;
    }

    /** None of those that nobody waits for any more, because their command was interrupted. */
    @Override
    public Optional<Order> take(Set<String> known) {
        sql.sql("""
                        delete from vault.operator_order
                        where given_at < now() - interval '30 seconds' and taken_at is null
                          or given_at < now() - interval '1 minute'""").update();
        return sql.sql("""
                        update vault.operator_order set taken_at = now() where order_id = (
                            select order_id from vault.operator_order where taken_at is null and what = any (?)
                            order by given_at limit 1 for update skip locked)
                        returning order_id, what, details""")
                .param(known.toArray(String[]::new))
                .query((row, number) -> new Order(
                        row.getObject("order_id", UUID.class), row.getString("what"), read(row.getString("details"))))
                .optional();
    }

    @Override
    public void end(UUID order, Outcome outcome) {
        sql.sql("update vault.operator_order set done = ?, answer = ?, details = '{}' where order_id = ?")
                .params(outcome.done(), outcome.answer(), order)
                .update();
    }

    /** Once it is there; the order is forgotten then. */
    Optional<Outcome> outcome(UUID order) {
        return sql.sql(
                        "delete from vault.operator_order where order_id = ? and done is not null returning done, answer")
                .param(order)
                .query((row, number) -> new Outcome(row.getBoolean("done"), text(row.getString("answer"))))
                .optional();
    }

    private static String text(@Nullable String answer) {
        return answer == null ? "" : answer;
    }

    private static String written(Map<String, String> details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order could not be written");
        }
    }

    private static Map<String, String> read(String details) {
        try {
            return JSON.readValue(details, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order could not be read");
        }
    }
}
