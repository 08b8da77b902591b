package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import java.util.Set;

/** The port to whose files these are. Files that do not exist are in no answer. */
public interface KnownFiles {
    Set<String> existing(Set<String> fileIds);

    Set<String> ownedBy(AccountId owner, Set<String> fileIds);
}
