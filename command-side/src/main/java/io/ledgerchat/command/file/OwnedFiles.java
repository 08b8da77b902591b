package io.ledgerchat.command.file;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import java.util.List;

/**
 * The port to the files of an account, its pictures among them, deleted ones left out. It answers only when it knows
 * everything that was recorded before it was asked, and throws when that cannot be had in time.
 */
public interface OwnedFiles {
    /** At most {@code limit}. */
    List<FileId> of(AccountId owner, int limit);
}
