package io.ledgerchat.command.memory;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.memory.MemorySetId;

/** Something to be remembered or forgotten about a person, by the person or on their behalf. */
public sealed interface MemoryCommand permits Remember, ChangeMemory, Forget {
    AccountId accountId();

    MemorySetId memorySetId();
}
