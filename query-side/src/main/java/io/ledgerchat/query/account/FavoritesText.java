package io.ledgerchat.query.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads favorites as the view keeps them. */
final class FavoritesText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, String>>> FAVORITES = new TypeReference<>() {};

    private FavoritesText() {}

    static List<Map<String, String>> read(@Nullable String text) {
        try {
            return text == null ? List.of() : JSON.readValue(text, FAVORITES);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
