package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileId;

/**
 * The port to an embedding model, by which passages are found that mean what is asked and say it in other words. Without
 * one, this does nothing.
 */
public interface TextVectors {
    /**
     * Computes and keeps the vectors of a file's passages, before the event that tells of its text. If the model does not
     * answer, the file is found by its words alone.
     */
    void prepare(FileId file, String text, boolean paged);
}
