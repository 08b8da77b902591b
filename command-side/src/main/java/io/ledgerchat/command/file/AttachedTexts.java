package io.ledgerchat.command.file;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.event.file.FileId;
import java.util.List;
import java.util.Optional;

/**
 * The port to what attached files say, for the context of a reply. Who asks has made sure that the reader may read them:
 * this port knows no rights.
 */
public interface AttachedTexts {
    /**
     * What is known of these files, in their order; a file that is gone is left out. People send a message right after the
     * upload: for files that are still being read it waits a moment, and then says so.
     *
     * @param mostCharacters of one file's text; what is longer is cut
     * @param cancellation ends the waiting
     */
    List<AttachedText> of(List<FileId> files, int mostCharacters, Cancellation cancellation);

    /** How far the reading of a file has come. */
    enum State {
        /** It is waiting for its turn, or being read. */
        PENDING,
        /** There is a text. */
        READY,
        /** It cannot be read. */
        FAILED,
        /** It has no words: a picture, or a kind of file that is not read. */
        NONE
    }

    /**
     * The text of one file.
     *
     * @param text present when the state is {@code READY}
     * @param cut whether the text goes on
     */
    record AttachedText(FileId fileId, State state, Optional<String> text, boolean cut) {
        /** Names no content. */
        @Override
        public String toString() {
            return "AttachedText[" + fileId + ", " + state + "]";
        }
    }
}
