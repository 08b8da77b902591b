package io.ledgerchat.infra.file;

import io.ledgerchat.command.Expiry;
import io.ledgerchat.command.file.DeleteFiles;
import io.ledgerchat.query.file.FindExpiredFiles;
import io.ledgerchat.query.file.StoredFile;
import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Files of temporary chats whose time is over. */
@Component
class ExpiredFiles implements Expiry {
    private final QueryGateway queries;

    ExpiredFiles(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public List<DeleteFiles> deletions(Instant now, int atMost) {
        return queries
                .query(new FindExpiredFiles(now, atMost), ResponseTypes.multipleInstancesOf(StoredFile.class))
                .join()
                .stream()
                .map(file -> DeleteFiles.own(file.owner(), List.of(file.fileId()), "expired", now))
                .toList();
    }
}
