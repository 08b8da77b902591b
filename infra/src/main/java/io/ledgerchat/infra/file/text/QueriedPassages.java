package io.ledgerchat.infra.file.text;

import io.ledgerchat.command.file.FilePassages;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.query.search.FindPassages;
import io.ledgerchat.query.search.FoundPassage;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the index for passages. */
@Component
class QueriedPassages implements FilePassages {
    private final QueryGateway queries;

    QueriedPassages(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public List<Passage> find(List<FileId> files, String question, int limit, MetaData hands) {
        try {
            return queries
                    .query(
                            new GenericMessage<>(new FindPassages(files, question, limit), hands),
                            ResponseTypes.multipleInstancesOf(FoundPassage.class))
                    .join()
                    .stream()
                    .map(found -> new Passage(
                            found.fileId(), found.text(), found.page(), found.position(), found.relevance()))
                    .toList();
        } catch (CompletionException failed) {
            throw new PassagesUnavailableException(failed);
        }
    }
}
