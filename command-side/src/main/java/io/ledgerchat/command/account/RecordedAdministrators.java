package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.util.List;

/** The port to who is administrator by what accounts tell, for a log that never told of all of them together. */
public interface RecordedAdministrators {
    /**
     * Every one of them, as the log has it now.
     *
     * @throws io.ledgerchat.command.Refusal as a conflict when that cannot be known yet
     */
    List<AccountId> all();
}
