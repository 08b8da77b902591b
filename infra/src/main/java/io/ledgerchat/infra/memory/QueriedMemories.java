package io.ledgerchat.infra.memory;

import io.ledgerchat.command.memory.RememberedThings;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.memory.FindMemories;
import io.ledgerchat.query.memory.Memory;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the query side. */
@Component
class QueriedMemories implements RememberedThings {
    private final QueryGateway queries;

    QueriedMemories(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public List<Thing> about(AccountId account, @Nullable String agentId) {
        return queries.query(new FindMemories(account), ResponseTypes.multipleInstancesOf(Memory.class)).join().stream()
                .filter(memory -> Objects.equals(memory.agentId(), agentId))
                .sorted(Comparator.comparing(Memory::key))
                .map(memory -> new Thing(memory.key(), memory.value()))
                .toList();
    }
}
