package io.ledgerchat.command.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.ledger.LedgerEvent.ConfigurationApplied;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The configuration as it was at the last start, so that the next one tells what differs. */
@Aggregate
class AppliedConfiguration {
    @AggregateIdentifier
    private @Nullable String id;

    private final Map<String, String> settings = new TreeMap<>();

    /** Every start is recorded, also one that changes nothing: it says what was in force from then on. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApplyConfiguration command) {
        var changed = new TreeMap<>(command.settings());
        changed.entrySet().removeIf(setting -> setting.getValue().equals(settings.get(setting.getKey())));
        var removed = settings.keySet().stream()
                .filter(known -> !command.settings().containsKey(known))
                .toList();
        id = command.installation();
        apply(new ConfigurationApplied(command.version(), command.hash(), changed, removed, command.at()));
    }

    @EventSourcingHandler
    void on(ConfigurationApplied event) {
        id = ApplyConfiguration.INSTALLATION;
        settings.putAll(event.settings());
        event.removed().forEach(settings::remove);
    }
}
