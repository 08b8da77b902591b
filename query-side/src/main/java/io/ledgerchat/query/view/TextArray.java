package io.ledgerchat.query.view;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Texts for a column {@code text[]}, or for a parameter written {@code ?::text[]}; as text they are as PostgreSQL writes an
 * array of them.
 */
public record TextArray(Collection<String> texts) {
    public static String of(Collection<String> texts) {
        return new TextArray(texts).toString();
    }

    @Override
    public String toString() {
        return texts.stream()
                .map(text -> String.valueOf(Storable.text(text)))
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
