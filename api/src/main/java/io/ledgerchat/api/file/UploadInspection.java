package io.ledgerchat.api.file;

import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.command.file.ImageConversion;
import io.ledgerchat.command.file.ImageConversion.Size;
import io.ledgerchat.command.file.ImageFormat;
import io.ledgerchat.command.file.MediaTypes;
import io.ledgerchat.command.file.UnreadableImageException;
import io.ledgerchat.command.file.UploadSource;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at what was received: what type it is of, and how large if it is a picture (contract 60 §§4.4 F, 5). */
@Component
class UploadInspection {
    /** More is no picture that anybody would look at, and would hurt whoever decodes it. */
    private static final long MOST_PIXELS = 100_000_000;

    private final MediaTypes types;
    private final FileRules rules;
    private final ImageConversion images;
    private final ImageFormat format;

    UploadInspection(MediaTypes types, FileRules rules, ImageConversion images, ConfigurationFile file) {
        this.types = types;
        this.rules = rules;
        this.images = images;
        this.format = ImageFormat.named(file.storage().imageOutputType()).orElse(ImageFormat.PNG);
    }

    /** The bytes as they came. */
    UploadContent asIs(ReceivedUpload upload) throws IOException {
        String type = typeOf(upload);
        Size size = type.startsWith("image/") ? size(upload).orElse(null) : null;
        return new UploadContent(
                UploadSource.of(upload.bytes(), upload.length()),
                type,
                upload.length(),
                upload.sha256(),
                size == null ? pixels(upload.form(), type, "width") : Integer.valueOf(size.width()),
                size == null ? pixels(upload.form(), type, "height") : Integer.valueOf(size.height()));
    }

    /**
     * A picture for a message, made anew in the configured form and without what a camera noted in it. A drawing stays one:
     * to paint it would mean to run what strangers wrote.
     */
    UploadContent asPicture(ReceivedUpload upload) throws IOException {
        String type = typeOf(upload);
        if (isDrawing(type)) {
            return asIs(upload);
        }
        requirePicture(type);
        try (var bytes = upload.open()) {
            var picture =
                    images.forMessage(bytes, upload.form().text("endpoint").orElse(""), format);
            return UploadContent.picture(
                    picture.bytes(), picture.format().mediaType(), picture.width(), picture.height());
        } catch (UnreadableImageException unreadable) {
            throw UploadRefused.processing();
        }
    }

    private static boolean isDrawing(String type) {
        return type.startsWith("image/svg");
    }

    private static void requirePicture(String type) {
        if (!type.startsWith("image/")) {
            throw UploadRefused.processing();
        }
    }

    /** Declared, but for pictures: those are what their bytes say, or refused. */
    private String typeOf(ReceivedUpload upload) throws IOException {
        String declared = upload.declaredType();
        if (!declared.startsWith("image/")) {
            return declared;
        }
        String sniffed = types.sniff(upload.bytes(), upload.name());
        if (!sniffed.startsWith("image/") || isDrawing(sniffed) != isDrawing(declared)) {
            throw UploadRefused.unsupported();
        }
        var form = upload.form();
        return rules.of(form.textOrNull("endpoint"), form.textOrNull("endpointType"))
                        .admits(sniffed)
                ? sniffed
                : declared;
    }

    private Optional<Size> size(ReceivedUpload upload) throws IOException {
        Size size;
        try (var bytes = upload.open()) {
            size = images.size(bytes);
        } catch (UnreadableImageException notHere) {
            return Optional.empty();
        }
        if ((long) size.width() * size.height() > MOST_PIXELS) {
            throw UploadRefused.processing();
        }
        return Optional.of(size);
    }

    /** What the client measured, of a picture that is not read here. */
    private static @Nullable Integer pixels(UploadForm form, String type, String field) {
        try {
            return type.startsWith("image/")
                    ? form.text(field)
                            .map(Double::valueOf)
                            .map(Math::round)
                            .map(Math::toIntExact)
                            .orElse(null)
                    : null;
        } catch (ArithmeticException | NumberFormatException nonsense) {
            return null;
        }
    }
}
