package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The vault's port to deleted accounts whose removal was not reported yet. */
public interface Departures {
    void begin(AccountId account, Map<String, Long> removed, Instant at);

    List<Pending> pending(int limit);

    void end(AccountId account);

    record Pending(AccountId account, Map<String, Long> removed, Instant since) {}
}
