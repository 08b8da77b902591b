package io.ledgerchat.command.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * The port to the words inside files: PDF, Office, HTML, plain text, source code.
 *
 * <p>Documents are read in a process of their own with bounds on time, memory, depth and length, so that one that is made
 * to hurt fails alone. A line of a PDF's text is a page; of a spreadsheet each sheet is its name, a colon, and its rows as
 * CSV (contract 60 §4.4). The stream is read, never closed.
 */
public interface TextExtraction {
    /** More text than this is refused, in bytes of UTF-8 (contract 60 §4.4). */
    long LONGEST_TEXT = 15L * 1024 * 1024;

    /** Whether files of this type are asked for words at all. */
    boolean reads(String mediaType);

    /**
     * The text of a file, never blank; waits until the process has time for it.
     *
     * @param name only to tell kinds of files apart, never a path that is opened
     */
    String extract(InputStream bytes, String name, String mediaType) throws IOException, NoTextException;
}
