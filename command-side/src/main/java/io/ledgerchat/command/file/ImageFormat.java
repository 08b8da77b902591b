package io.ledgerchat.command.file;

import java.util.Locale;
import java.util.Optional;

/** A form in which pictures are kept. */
public enum ImageFormat {
    PNG,
    JPEG,
    WEBP,
    GIF;

    public String mediaType() {
        return "image/" + name().toLowerCase(Locale.ROOT);
    }

    /** As file names end, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@code imageOutputType} of the configuration names: {@code png}, {@code jpeg} or {@code webp}. */
    public static Optional<ImageFormat> named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "png" -> Optional.of(PNG);
            case "jpeg", "jpg" -> Optional.of(JPEG);
            case "webp" -> Optional.of(WEBP);
            default -> Optional.empty();
        };
    }
}
