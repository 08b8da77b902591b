package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.OwnedFiles;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.infra.view.PassedViews;
import io.ledgerchat.query.file.FindFileIdsOf;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the views which files an account owns, once they have passed the log's head. */
@Component
class QueriedFiles implements OwnedFiles {
    private final QueryGateway queries;
    private final PassedViews views;

    QueriedFiles(QueryGateway queries, PassedViews views) {
        this.queries = queries;
        this.views = views;
    }

    @Override
    public List<FileId> of(AccountId owner, int limit) {
        views.await();
        return queries.query(new FindFileIdsOf(owner, limit), ResponseTypes.multipleInstancesOf(FileId.class))
                .join();
    }
}
