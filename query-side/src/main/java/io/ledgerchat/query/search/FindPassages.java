package io.ledgerchat.query.search;

import io.ledgerchat.event.file.FileId;
import java.util.List;

/**
 * The passages of these files that fit the question best, the best one first: a list of {@link FoundPassage}. The asker has
 * made sure that the files may be read.
 */
public record FindPassages(List<FileId> files, String question, int limit) {
    /** Names no words. */
    @Override
    public String toString() {
        return "FindPassages[" + files.size() + " files]";
    }
}
