package io.ledgerchat.query.ledger;

import io.ledgerchat.query.view.Storable;
import java.util.Collection;
import java.util.stream.Collectors;

/** Texts as PostgreSQL writes an array of them. */
final class PostgresArray {
    private PostgresArray() {}

    static String of(Collection<String> texts) {
        return texts.stream()
                .map(text -> String.valueOf(Storable.text(text)))
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
