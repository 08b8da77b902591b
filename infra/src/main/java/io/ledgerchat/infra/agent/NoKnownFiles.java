package io.ledgerchat.infra.agent;

import io.ledgerchat.command.agent.KnownFiles;
import io.ledgerchat.event.account.AccountId;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Until files come: nobody has any. */
@Component
class NoKnownFiles implements KnownFiles {
    @Override
    public Set<String> existing(Set<String> fileIds) {
        return Set.of();
    }

    @Override
    public Set<String> ownedBy(AccountId owner, Set<String> fileIds) {
        return Set.of();
    }
}
