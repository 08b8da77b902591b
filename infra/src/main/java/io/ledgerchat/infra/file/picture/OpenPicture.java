package io.ledgerchat.infra.file.picture;

import io.ledgerchat.command.file.ImageConversion.Size;
import io.ledgerchat.command.file.UnreadableImageException;
import io.ledgerchat.command.file.UnreadableImageException.Reason;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** A picture of which only the header was read. Its sides are those of the file, not yet turned. */
final class OpenPicture implements AutoCloseable {
    private final PictureKind kind;
    private final ImageReader reader;
    private final ImageInputStream input;
    private final int width;
    private final int height;

    private OpenPicture(PictureKind kind, ImageReader reader, ImageInputStream input) throws IOException {
        this.kind = kind;
        this.reader = reader;
        this.input = input;
        this.width = reader.getWidth(0);
        this.height = reader.getHeight(0);
    }

    static OpenPicture of(Path file) throws IOException, UnreadableImageException {
        var kind = PictureKind.of(file);
        var reader = kind.reader();
        var input = new FileImageInputStream(file.toFile());
        try {
            reader.setInput(input, false, true);
            return new OpenPicture(kind, reader, input);
        } catch (IOException | RuntimeException broken) {
            reader.dispose();
            input.close();
            throw new UnreadableImageException(Reason.BROKEN);
        }
    }

    PictureKind kind() {
        return kind;
    }

    Size size() {
        return new Size(width, height);
    }

    ImageReader reader() {
        return reader;
    }

    /** To be asked before anything is decoded. */
    void requireDecodable() throws UnreadableImageException {
        if (width <= 0 || height <= 0) {
            throw new UnreadableImageException(Reason.BROKEN);
        }
        if ((long) width * height > kind.mostPixels()) {
            throw new UnreadableImageException(Reason.TOO_MANY_PIXELS);
        }
    }

    /**
     * Decodes {@code region}, coarser than it is if twice the wanted size still remains; then it fits into memory however
     * large the picture is.
     */
    BufferedImage decode(Rectangle region, Size wanted) throws UnreadableImageException {
        requireDecodable();
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceRegion(region);
        if (kind.isDecodedByLines()) {
            int step = Math.min(region.width / (2 * wanted.width()), region.height / (2 * wanted.height()));
            if (step > 1) {
                parameters.setSourceSubsampling(step, step, 0, 0);
            }
        }
        try {
            return reader.read(0, parameters);
        } catch (IOException | RuntimeException broken) {
            // Decoders answer broken pictures with all kinds of exceptions.
            throw new UnreadableImageException(Reason.BROKEN);
        }
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        input.close();
    }
}
