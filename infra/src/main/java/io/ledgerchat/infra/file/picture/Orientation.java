package io.ledgerchat.infra.file.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How a picture is to be turned before it is looked at, as cameras note it in EXIF.
 *
 * @param code 1 to 8, 1 if it stands as it is
 */
record Orientation(int code) {
    private static final Orientation UPRIGHT = new Orientation(1);

    /** What cannot be read there is taken for upright: the picture itself may be fine. */
    static Orientation of(Path file) {
        try {
            var directory =
                    ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (directory == null || !directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                return UPRIGHT;
            }
            int code = directory.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return code >= 1 && code <= 8 ? new Orientation(code) : UPRIGHT;
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException unreadable) {
            return UPRIGHT;
        }
    }

    boolean swapsSides() {
        return code >= 5;
    }

    BufferedImage apply(BufferedImage picture) {
        if (code == 1) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        var turned = swapsSides()
                ? new BufferedImage(height, width, picture.getType())
                : new BufferedImage(width, height, picture.getType());
        var graphics = turned.createGraphics();
        graphics.drawImage(picture, transform(width, height), null);
        graphics.dispose();
        return turned;
    }

    private AffineTransform transform(int width, int height) {
        return switch (code) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
