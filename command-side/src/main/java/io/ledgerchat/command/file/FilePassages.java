package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileId;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * The port to passages of files that answer a question, the base of {@code file_search} (contract 60 §4.4). Who asks has
 * made sure that the reader may read the files: this port knows no rights.
 */
public interface FilePassages {
    /**
     * The passages of these files that fit the question best, the best one first; none if the files say nothing of it,
     * are not read yet, or are gone.
     *
     * @param hands provenance of the asker's, for the record of a model that is asked on the way
     * @throws PassagesUnavailableException if there is no search engine, or none that answers
     */
    List<Passage> find(List<FileId> files, String question, int limit, MetaData hands);

    /**
     * A piece of a file.
     *
     * @param page counted from 1, for files that have pages
     * @param position counted from 0 along the file
     * @param relevance from 0 to 1, the best one of an answer highest
     */
    record Passage(FileId fileId, String text, @Nullable Integer page, int position, double relevance) {
        /** Names no content. */
        @Override
        public String toString() {
            return "Passage[" + fileId + ", " + position + "]";
        }
    }

    /** Files cannot be searched at this moment. */
    final class PassagesUnavailableException extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        public PassagesUnavailableException(Throwable cause) {
            super("The passages of files cannot be searched", cause);
        }
    }
}
