package io.ledgerchat.infra.file.picture;

import io.ledgerchat.command.file.ImageConversion;
import io.ledgerchat.command.file.ImageFormat;
import io.ledgerchat.command.file.UnreadableImageException;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Pictures by the JDK's ImageIO, TwelveMonkeys (WebP in) and libwebp (WebP out).
 *
 * <p>Two are decoded at a time, the others wait: what a picture needs of memory is known by its size, what a crowd of them
 * needs is known by this number.
 */
@Component
class ImageIoConversion implements ImageConversion {
    private static final int AT_ONCE = 2;
    private static final int AVATAR = 150;
    private static final int MOVING_AVATAR = 250;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    @Override
    public Picture forMessage(InputStream picture, String endpoint, ImageFormat format)
            throws IOException, UnreadableImageException {
        return inTurn(picture, file -> {
            try (var open = OpenPicture.of(file)) {
                open.requireDecodable();
                var size = open.size();
                var wanted = Scaling.forMessage(size, endpoint);
                return convert(file, open, new Rectangle(size.width(), size.height()), wanted, format);
            }
        });
    }

    @Override
    public Picture avatar(InputStream picture, ImageFormat format) throws IOException, UnreadableImageException {
        return inTurn(picture, file -> {
            try (var open = OpenPicture.of(file)) {
                open.requireDecodable();
                if (open.kind() == PictureKind.GIF) {
                    return new MovingAvatar(open, MOVING_AVATAR).picture();
                }
                return convert(file, open, centreSquare(open.size()), new Size(AVATAR, AVATAR), format);
            }
        });
    }

    @Override
    public Size size(InputStream picture) throws IOException, UnreadableImageException {
        return onDisk(picture, file -> {
            try (var open = OpenPicture.of(file)) {
                var size = open.size();
                return Orientation.of(file).swapsSides()
                        ? new Size(/* width= */ size.height(), /* height= */ size.width())
                        : size;
            }
        });
    }

    /** The middle stays the middle however the picture is turned. */
    static Rectangle centreSquare(Size size) {
        int side = Math.min(size.width(), size.height());
        return new Rectangle((size.width() - side) / 2, (size.height() - side) / 2, side, side);
    }

    private static Picture convert(Path file, OpenPicture open, Rectangle region, Size wanted, ImageFormat format)
            throws IOException, UnreadableImageException {
        var pixels = Scaling.to(wanted, open.decode(region, wanted));
        return PictureWriting.write(Orientation.of(file).apply(pixels), format);
    }

    private interface Work<R> {
        R on(Path file) throws IOException, UnreadableImageException;
    }

    private <R> R inTurn(InputStream picture, Work<R> work) throws IOException, UnreadableImageException {
        return onDisk(picture, file -> {
            turns.acquireUninterruptibly();
            try {
                return work.on(file);
            } finally {
                turns.release();
            }
        });
    }

    /** Decoders jump to and fro in a picture; on disk it costs no memory. */
    private static <R> R onDisk(InputStream picture, Work<R> work) throws IOException, UnreadableImageException {
        var file = Files.createTempFile("ledgerchat-picture-", null);
        try {
            Files.copy(picture, file, StandardCopyOption.REPLACE_EXISTING);
            return work.on(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
