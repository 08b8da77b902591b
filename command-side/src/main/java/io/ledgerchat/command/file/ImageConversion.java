package io.ledgerchat.command.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * The port to pictures: decodes what people upload and gives it back in the size and form of contract 60 (§§5, 10.7).
 *
 * <p>Size and number of pixels are read from the header, and what would not fit into memory is refused before a single
 * pixel is decoded. The result holds pixels only: the orientation is applied, and EXIF, comments and thumbnails are left
 * behind. What is given back is bounded by the target size. Streams are read, never closed.
 */
public interface ImageConversion {
    /**
     * A picture for a message: never enlarged, the short side at most 768 and the long side at most 2000 pixels, or 1568
     * when {@code endpoint} is {@code anthropic}. What moves stands still, what is drawn becomes pixels.
     *
     * @throws UnreadableImageException if it is no picture, or one that is too large to be decoded
     */
    Picture forMessage(InputStream picture, String endpoint, ImageFormat format)
            throws IOException, UnreadableImageException;

    /**
     * The centre square of a picture, 150 pixels wide; a GIF stays one, moving if it did, with 250.
     *
     * @throws UnreadableImageException if it is no picture, or one that is too large to be decoded
     */
    Picture avatar(InputStream picture, ImageFormat format) throws IOException, UnreadableImageException;

    /**
     * The size that the header tells, as the picture is to be looked at.
     *
     * @throws UnreadableImageException if it is no picture
     */
    Size size(InputStream picture) throws IOException, UnreadableImageException;

    /** In pixels. */
    record Size(int width, int height) {}

    /** An encoded picture. */
    record Picture(byte[] bytes, ImageFormat format, int width, int height) {
        /** Names no content. */
        @Override
        public String toString() {
            return "Picture[" + format + ", " + width + "x" + height + "]";
        }
    }
}
