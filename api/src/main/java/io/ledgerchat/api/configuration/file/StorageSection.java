package io.ledgerchat.api.configuration.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes go and how images are given out: {@code fileStrategy} (a word, or one per kind), {@code fileStrategies},
 * {@code secureImageLinks} and {@code imageOutputType} (contract 60 §§10.8, 12.1).
 *
 * @param image {@code local} or {@code s3}, as are the other two
 * @param secureImageLinks images are shown to signed-in people only
 * @param imageOutputType {@code png}, {@code jpeg} or {@code webp}
 */
public record StorageSection(
        String image, String document, String avatar, boolean secureImageLinks, String imageOutputType) {
    private static final List<String> STORES = List.of("local", "s3");

    static StorageSection absent() {
        return new StorageSection("local", "local", "local", false, "png");
    }

    static StorageSection from(Section file) {
        return new StorageSection(
                strategy(file, "image"),
                strategy(file, "document"),
                strategy(file, "avatar"),
                file.flag("secureImageLinks").orElse(false),
                file.oneOf("imageOutputType", "png", "jpeg", "webp").orElse("png"));
    }

    /** What is said of this kind, else by default, else of all. */
    private static String strategy(Section file, String kind) {
        var all = file.raw("fileStrategy").orElse(null);
        var each = file.raw("fileStrategies").orElse(null);
        String chosen = Stream.of(in(each, kind), in(all, kind), in(each, "default"), in(all, "default"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(all instanceof String word ? word : "local");
        if (!STORES.contains(chosen)) {
            throw file.problem(
                    all == null ? "fileStrategies" : "fileStrategy",
                    "names the store " + chosen + ", which this version does not have; write local or s3");
        }
        return chosen;
    }

    private static Optional<String> in(@Nullable Object strategies, String kind) {
        return strategies instanceof Map<?, ?> map && map.get(kind) instanceof String word
                ? Optional.of(word)
                : Optional.empty();
    }

    /** Whether anything is kept in this store. */
    public boolean uses(String store) {
        return Stream.of(image, document, avatar).anyMatch(store::equals);
    }
}
