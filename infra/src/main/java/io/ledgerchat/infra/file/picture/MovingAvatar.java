package io.ledgerchat.infra.file.picture;

import io.ledgerchat.command.file.ImageConversion.Picture;
import io.ledgerchat.command.file.ImageConversion.Size;
import io.ledgerchat.command.file.ImageFormat;
import io.ledgerchat.command.file.UnreadableImageException;
import io.ledgerchat.command.file.UnreadableImageException.Reason;
import java.awt.AlphaComposite;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The centre square of a GIF, moving if it did. Each frame is laid over what the ones before left standing, as a GIF asks
 * for it, and cut out whole.
 */
final class MovingAvatar {
    private static final int MOST_FRAMES = 300;
    private static final long MOST_PIXELS = 150_000_000;

    private final OpenPicture open;
    private final int side;
    private final BufferedImage canvas;
    private final Rectangle square;

    MovingAvatar(OpenPicture open, int side) throws IOException, UnreadableImageException {
        this.open = open;
        this.side = side;
        var screen = GifFrame.screen(open.reader()).orElse(open.size());
        if ((long) screen.width() * screen.height() > open.kind().mostPixels()) {
            throw new UnreadableImageException(Reason.TOO_MANY_PIXELS);
        }
        this.canvas = new BufferedImage(screen.width(), screen.height(), BufferedImage.TYPE_INT_ARGB);
        this.square = ImageIoConversion.centreSquare(screen);
    }

    Picture picture() throws IOException, UnreadableImageException {
        var frames = new ArrayList<GifFrame>();
        long pixels = 0;
        for (int number = 0; number < MOST_FRAMES && pixels < MOST_PIXELS; number++) {
            var frame = read(number);
            if (frame == null) {
                break;
            }
            frames.add(frame);
            pixels += (long) canvas.getWidth() * canvas.getHeight();
        }
        return new Picture(GifFrame.write(List.copyOf(frames)), ImageFormat.GIF, side, side);
    }

    /** Null after the last one. */
    private @org.jspecify.annotations.Nullable GifFrame read(int number) throws UnreadableImageException {
        try {
            var reader = open.reader();
            var placed = GifFrame.Placement.of(reader.getImageMetadata(number));
            requireInside(reader.getWidth(number), reader.getHeight(number));
            var pixels = reader.read(number);
            var before = placed.restoresWhatWasBefore() ? copy(canvas) : null;
            draw(pixels, placed.left(), placed.top());
            var cut = canvas.getSubimage(square.x, square.y, square.width, square.height);
            var frame = new GifFrame(Scaling.to(new Size(side, side), copy(cut)), placed.delay());
            if (before != null) {
                clear(new Rectangle(canvas.getWidth(), canvas.getHeight()));
                draw(before, 0, 0);
            } else if (placed.clears()) {
                clear(new Rectangle(placed.left(), placed.top(), pixels.getWidth(), pixels.getHeight()));
            }
            return frame;
        } catch (IndexOutOfBoundsException last) {
            if (number == 0) {
                throw new UnreadableImageException(Reason.BROKEN);
            }
            return null;
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableImageException(Reason.BROKEN);
        }
    }

    private void requireInside(int width, int height) throws UnreadableImageException {
        if ((long) width * height > open.kind().mostPixels()) {
            throw new UnreadableImageException(Reason.TOO_MANY_PIXELS);
        }
    }

    private void draw(BufferedImage pixels, int left, int top) {
        var graphics = canvas.createGraphics();
        graphics.drawImage(pixels, left, top, null);
        graphics.dispose();
    }

    private void clear(Rectangle area) {
        var graphics = canvas.createGraphics();
        graphics.setComposite(AlphaComposite.Clear);
        graphics.fill(area);
        graphics.dispose();
    }

    private static BufferedImage copy(BufferedImage picture) {
        var copy = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
        var graphics = copy.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return copy;
    }
}
