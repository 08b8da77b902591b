package io.ledgerchat.query.ledger;

import io.ledgerchat.event.Personal;

/** The port that opens the sealed texts of metadata, such as a client's address. */
public interface ClientTexts {
    /** Erased if the one it belongs to is. */
    Personal<String> open(String key, String sealed);
}
