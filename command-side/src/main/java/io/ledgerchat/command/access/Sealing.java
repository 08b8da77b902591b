package io.ledgerchat.command.access;

import io.ledgerchat.event.Personal;

/** The port that seals personal texts of metadata, such as a client's address, under their subject's key. */
public interface Sealing {
    /** @param key the metadata key that the text will stand under; it opens nowhere else */
    String seal(String key, Personal<String> text);

    /** The same for a text about somebody who is not signed in: it can be read for a while, and then by nobody. */
    String sealForAWhile(String key, String text);
}
