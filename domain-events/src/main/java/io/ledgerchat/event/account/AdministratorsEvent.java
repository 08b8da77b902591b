package io.ledgerchat.event.account;

import io.ledgerchat.event.EventName;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Something changed about who is administrator, all of them together. */
public sealed interface AdministratorsEvent {
    AdministratorsId administratorsId();

    /**
     * These are the administrators from now on; told beside the change of an account's role, so that no two changes at
     * once leave none. Where it was never told, accounts alone tell who they are.
     */
    @EventName("administrators.changed")
    @Revision("1")
    record AdministratorsChanged(AdministratorsId administratorsId, List<AccountId> administrators, Instant changedAt)
            implements AdministratorsEvent {}
}
