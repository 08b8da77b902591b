package io.ledgerchat.query.search;

import io.ledgerchat.event.file.FileId;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.MetaData;

/** The port to what an embedding model makes of words; empty everywhere if none is configured. */
public interface PassageVectors {
    /** The kept vectors of a file's pieces, one for each, by the model that is configured now. */
    Optional<List<float[]>> of(FileId file);

    /**
     * The vector of a question; asks the model. Empty too if it does not answer.
     *
     * @param hands provenance of the asker's, for the record that the model was asked
     */
    Optional<float[]> ofQuestion(String question, MetaData hands);
}
