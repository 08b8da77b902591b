package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.OwnedFiles;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.query.file.FindFiles;
import io.ledgerchat.query.file.StoredFile;
import io.ledgerchat.query.view.ViewProcessors;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the views which files an account owns, once they have passed the log's head. */
@Component
class QueriedFiles implements OwnedFiles {
    private final QueryGateway queries;
    private final ViewProcessors views;

    QueriedFiles(QueryGateway queries, ViewProcessors views) {
        this.queries = queries;
        this.views = views;
    }

    @Override
    public List<FileId> of(AccountId owner, int limit) {
        awaitViews();
        return queries.query(new FindFiles(owner), ResponseTypes.multipleInstancesOf(StoredFile.class)).join().stream()
                .limit(limit)
                .map(StoredFile::fileId)
                .toList();
    }

    private void awaitViews() {
        try {
            if (!views.awaitHead()) {
                throw new IllegalStateException("The views are behind the log; ask again later");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the views were behind the log", stopped);
        }
    }
}
