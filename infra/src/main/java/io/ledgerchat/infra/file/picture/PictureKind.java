package io.ledgerchat.infra.file.picture;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.ledgerchat.command.file.UnreadableImageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * What a picture is by its first bytes, and who decodes it. Decoders are named one by one, whatever else is registered:
 * all of them but the JDK's JPEG decoder are Java, in which a broken picture is an exception and nothing worse.
 */
enum PictureKind {
    PNG(true),
    JPEG(true),
    GIF(false),
    WEBP(false);

    private static final long MOST_PIXELS_BY_LINES = 50_000_000;
    private static final long MOST_PIXELS_AT_ONCE = 25_000_000;

    private final boolean byLines;

    PictureKind(boolean byLines) {
        this.byLines = byLines;
    }

    /** Whether a coarser picture can be decoded without the fine one being in memory. */
    boolean isDecodedByLines() {
        return byLines;
    }

    long mostPixels() {
        return byLines ? MOST_PIXELS_BY_LINES : MOST_PIXELS_AT_ONCE;
    }

    static PictureKind of(Path file) throws IOException, UnreadableImageException {
        byte[] start = new byte[12];
        try (var bytes = Files.newInputStream(file)) {
            bytes.readNBytes(start, 0, start.length);
        }
        var text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return GIF;
        }
        if (text.startsWith("RIFF") && Arrays.equals(start, 8, 12, new byte[] {'W', 'E', 'B', 'P'}, 0, 4)) {
            return WEBP;
        }
        throw new UnreadableImageException(UnreadableImageException.Reason.NOT_A_PICTURE);
    }

    ImageReader reader() throws IOException {
        return switch (this) {
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
            case JPEG -> Jpeg.DECODER.createReaderInstance(null);
            case PNG -> theJdksOwn("png").createReaderInstance();
            case GIF -> theJdksOwn("gif").createReaderInstance();
        };
    }

    private static ImageReaderSpi theJdksOwn(String format) {
        for (var readers = ImageIO.getImageReadersByFormatName(format); readers.hasNext(); ) {
            var provider = readers.next().getOriginatingProvider();
            if (provider.getClass().getModule().getName() != null) {
                return provider;
            }
        }
        throw new IllegalStateException("This JDK decodes no " + format);
    }

    /** It finds the JDK's decoder, on which it builds, when it is registered, and not before. */
    private static final class Jpeg {
        static final ImageReaderSpi DECODER = new JPEGImageReaderSpi();

        static {
            IIORegistry.getDefaultInstance().registerServiceProvider(DECODER, ImageReaderSpi.class);
        }
    }
}
