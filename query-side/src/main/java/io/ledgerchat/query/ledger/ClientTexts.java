package io.ledgerchat.query.ledger;

import java.util.Optional;

/** The port that opens the sealed texts of metadata, such as a client's address. */
public interface ClientTexts {
    /** Empty if the person it belongs to is erased. */
    Optional<String> open(String key, String sealed);
}
