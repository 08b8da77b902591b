package io.ledgerchat.infra.agent;

import io.ledgerchat.command.agent.KnownFiles;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.query.file.FindFilesById;
import io.ledgerchat.query.file.StoredFile;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the views which files there are. */
@Component
class QueriedKnownFiles implements KnownFiles {
    private final QueryGateway queries;

    QueriedKnownFiles(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public Set<String> existing(Set<String> fileIds) {
        return among(fileIds, null);
    }

    @Override
    public Set<String> ownedBy(AccountId owner, Set<String> fileIds) {
        return among(fileIds, owner);
    }

    private Set<String> among(Set<String> fileIds, @Nullable AccountId owner) {
        var ids = fileIds.stream().filter(FileId::isValid).map(FileId::new).toList();
        return queries
                .query(new FindFilesById(ids, owner), ResponseTypes.multipleInstancesOf(StoredFile.class))
                .join()
                .stream()
                .map(file -> file.fileId().value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
