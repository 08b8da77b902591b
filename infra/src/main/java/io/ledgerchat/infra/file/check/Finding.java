package io.ledgerchat.infra.file.check;

import io.ledgerchat.event.file.FilePlace;
import org.jspecify.annotations.Nullable;

/**
 * Something on which bytes, rows, index and log disagree.
 *
 * @param subject the file or the place
 * @param stray where bytes lie that belong to no file, and may go
 */
public record Finding(Kind kind, String subject, @Nullable FilePlace stray) {
    /** What is wrong, in the words of the command line. */
    public enum Kind {
        NO_BYTES("has no bytes"),
        WRONG_LENGTH("has bytes of another length than the log tells"),
        NO_STORE("lies in a store that is not configured"),
        STRAY("belongs to no file"),
        DOOMED("is there, and its bytes are to be removed"),
        NOT_LISTED("is not listed as the log tells"),
        LISTED("is listed, and the log does not tell of it"),
        WORDS("has words in the vault, and is gone"),
        NOT_INDEXED("has words that the index does not have"),
        INDEXED("has words in the index that the log does not tell of"),
        BEHIND("is behind the log, so it was not compared");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static Finding of(Kind kind, String subject) {
        return new Finding(kind, subject, null);
    }

    static Finding stray(FilePlace place) {
        return new Finding(Kind.STRAY, place.source() + ":" + place.key(), place);
    }

    @Override
    public String toString() {
        return subject + " " + kind.words;
    }
}
