package io.ledgerchat.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.AdministratorsEvent.AdministratorsChanged;
import io.ledgerchat.event.account.AdministratorsId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The administrators, all of them together: of two changes at once that would leave none, the event store lets one through.
 * Who they were before it first told of them, it is told from outside.
 */
@Aggregate
class Administrators {
    @AggregateIdentifier
    private @Nullable AdministratorsId id;

    private List<AccountId> members = List.of();

    Administrators() {}

    void add(AccountId account, RecordedAdministrators recorded, Instant at) {
        var before = known(recorded);
        if (!before.contains(account)) {
            change(Stream.concat(before.stream(), Stream.of(account)).toList(), at);
        }
    }

    /** One who is administrator no longer but stays; another must remain. */
    void dismiss(AccountId account, RecordedAdministrators recorded, Instant at) {
        var before = known(recorded);
        if (before.stream().allMatch(account::equals)) {
            throw new Refusal(Refusal.Code.INVALID, "Cannot remove the last admin user");
        }
        remove(account, before, at);
    }

    /** One whose account ends; nobody is kept from leaving. */
    void leave(AccountId account, RecordedAdministrators recorded, Instant at) {
        remove(account, known(recorded), at);
    }

    private static void remove(AccountId account, List<AccountId> before, Instant at) {
        if (before.contains(account)) {
            change(before.stream().filter(other -> !other.equals(account)).toList(), at);
        }
    }

    private List<AccountId> known(RecordedAdministrators recorded) {
        return id == null ? recorded.all() : members;
    }

    private static void change(List<AccountId> administrators, Instant at) {
        apply(new AdministratorsChanged(AdministratorsId.ALL, administrators, at));
    }

    @EventSourcingHandler
    void on(AdministratorsChanged event) {
        id = event.administratorsId();
        members = List.copyOf(event.administrators());
    }
}
