package io.ledgerchat.query.search;

import io.ledgerchat.event.file.FileId;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a file that fits a question.
 *
 * @param page counted from 1, for files that have pages
 * @param position counted from 0 along the file
 * @param relevance from 0 to 1
 */
public record FoundPassage(
        FileId fileId, String text, @Nullable Integer page, int position, double relevance) {
    /** Names no content. */
    @Override
    public String toString() {
        return "FoundPassage[" + fileId + ", " + position + "]";
    }
}
