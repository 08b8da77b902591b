package io.ledgerchat.query.memory;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.memory.MemoryEvent.Forgotten;
import io.ledgerchat.event.memory.MemoryEvent.MemoryChanged;
import io.ledgerchat.event.memory.MemoryEvent.Remembered;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import org.axonframework.eventhandling.EventHandler;

/** Keeps what is remembered. */
final class MemoryProjection {
    private final ViewBatch batch;
    private final String memories;

    MemoryProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.memories = schema.table("memory");
    }

    @EventHandler
    void on(Remembered event) {
        batch.add(
                "insert into " + memories + """
                 (memory_id, account_id, key, value, agent_id, token_count, updated_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (memory_id) do nothing""",
                event.memoryId(),
                event.memorySetId().value(),
                text(event.key().value().orElse(null)),
                text(event.value().value().orElse(null)),
                text(event.agentId()),
                event.tokenCount(),
                time(event.rememberedAt()));
    }

    @EventHandler
    void on(MemoryChanged event) {
        batch.add(
                "update " + memories + " set value = ?, token_count = ?, updated_at = ? where memory_id = ?",
                text(event.value().value().orElse(null)),
                event.tokenCount(),
                time(event.changedAt()),
                event.memoryId());
    }

    @EventHandler
    void on(Forgotten event) {
        batch.add("delete from " + memories + " where memory_id = ?", event.memoryId());
    }

    @EventHandler
    void on(AccountDeleted event) {
        batch.add(
                "delete from " + memories + " where account_id = ?",
                event.accountId().value());
    }
}
