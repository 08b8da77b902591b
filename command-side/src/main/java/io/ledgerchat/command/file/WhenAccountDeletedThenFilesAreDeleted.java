package io.ledgerchat.command.file;

import io.ledgerchat.command.Effects;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.file.FileId;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Deletes the files of a deleted account, some at a time outside of the processor's short transaction; the processor comes
 * back to the event until none is left.
 */
@Component
@ProcessingGroup("account-files-departure")
@DisallowReplay
class WhenAccountDeletedThenFilesAreDeleted {
    private static final int AT_ONCE = 100;

    private final OwnedFiles files;
    private final Effects effects;

    WhenAccountDeletedThenFilesAreDeleted(OwnedFiles files, Effects effects) {
        this.files = files;
        this.effects = effects;
    }

    @EventHandler
    void on(AccountDeleted deleted, EventMessage<AccountDeleted> event) {
        List<FileId> owned = files.of(deleted.accountId(), AT_ONCE);
        if (!owned.isEmpty()) {
            effects.send(List.of(DeleteFiles.own(deleted.accountId(), owned, "account", deleted.deletedAt())), event);
        }
        if (owned.size() == AT_ONCE) {
            throw new IllegalStateException("files of a deleted account are left, the next run goes on");
        }
    }
}
