package io.ledgerchat.command.permission;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.permission.RoleEvent.RolePermissionsChanged;
import io.ledgerchat.event.permission.RoleId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** What administrators decided that accounts of one role may do, above defaults and configuration. */
@Aggregate
class Role {
    @AggregateIdentifier
    private @Nullable RoleId id;

    private final Map<String, Map<String, Boolean>> flags = new HashMap<>();

    Role() {}

    void change(ChangeRolePermissions command) {
        var changed = new TreeMap<>(command.flags());
        changed.entrySet()
                .removeAll(flags.getOrDefault(command.type(), Map.of()).entrySet());
        if (!changed.isEmpty()) {
            apply(new RolePermissionsChanged(command.roleId(), command.type(), changed, command.actor(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(RolePermissionsChanged event) {
        id = event.roleId();
        flags.computeIfAbsent(event.type(), type -> new HashMap<>()).putAll(event.flags());
    }
}
