package io.ledgerchat.command.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The port to models that listen and speak, as far as the operator has configured any. Their failures tell no words. */
public interface Speech {
    boolean isHeard();

    boolean isSpoken();

    /**
     * Something that somebody said.
     *
     * @param name with an ending that tells its form
     * @param language as its sender calls it; absent if it is not known
     */
    record Recording(
            Path bytes, String name, String type, @Nullable String language) {}

    /** The words of a recording. */
    String words(Recording recording) throws IOException;

    /** The names of the voices there are. */
    List<String> voices();

    /** These words as MPEG audio, in this voice if there is one of that name; the caller closes it. */
    InputStream spoken(String words, @Nullable String voice) throws IOException;
}
