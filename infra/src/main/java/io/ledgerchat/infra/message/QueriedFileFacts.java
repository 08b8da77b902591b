package io.ledgerchat.infra.message;

import io.ledgerchat.command.message.FileFacts;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.query.file.FindFilesById;
import io.ledgerchat.query.file.StoredFile;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the views what is known of files. */
@Component
class QueriedFileFacts implements FileFacts {
    private final QueryGateway queries;

    QueriedFileFacts(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public List<FileFact> of(List<FileId> files) {
        return files.isEmpty()
                ? List.of()
                : queries
                        .query(new FindFilesById(files, null), ResponseTypes.multipleInstancesOf(StoredFile.class))
                        .join()
                        .stream()
                        .map(QueriedFileFacts::fact)
                        .toList();
    }

    private static FileFact fact(StoredFile file) {
        return new FileFact(
                file.fileId(),
                file.name(),
                file.type(),
                file.bytes(),
                file.place(),
                file.purpose().toolResource());
    }
}
