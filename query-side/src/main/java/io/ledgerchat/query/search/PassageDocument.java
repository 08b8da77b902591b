package io.ledgerchat.query.search;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be found of files: a piece of one ({@code passage}), or all that it says ({@code file}).
 *
 * @param words all that the file says; searched, never given back
 * @param vector what an embedding model made of the piece, under the name of its field; never given back
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record PassageDocument(
        String kind,
        String file,
        @Nullable String owner,
        @Nullable Integer position,
        @Nullable Integer page,
        @Nullable String text,
        @Nullable String words,
        @JsonAnyGetter Map<String, float[]> vector) {
    static final String PASSAGE = "passage";
    static final String FILE = "file";

    static PassageDocument passage(
            String file, String owner, int position, Passages.Piece piece, float @Nullable [] vector) {
        return new PassageDocument(
                PASSAGE,
                file,
                owner,
                position,
                piece.page(),
                piece.text(),
                null,
                vector == null ? Map.of() : Map.of(vectorField(vector), vector));
    }

    /** The index has a field for each size that models use. */
    static String vectorField(float[] vector) {
        return "vector_" + vector.length;
    }

    static PassageDocument file(String file, String owner, String words) {
        return new PassageDocument(FILE, file, owner, null, null, null, words, Map.of());
    }

    int size() {
        return 200
                + (text == null ? 0 : text.length())
                + (words == null ? 0 : words.length())
                + (vector.isEmpty() ? 0 : 30_000);
    }
}
