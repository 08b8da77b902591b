package io.ledgerchat.infra.file.picture;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Real pictures, made by code. */
public final class Pictures {
    private Pictures() {}

    public static byte[] png(int width, int height) {
        return encode(filled(width, height, Color.GRAY), "png");
    }

    /** Red on the left, blue on the right. */
    public static byte[] halves(int width, int height, String format) {
        return encode(halves(width, height), format);
    }

    /** Red, green, blue, from left to right. */
    public static byte[] stripes(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        var colours = List.of(Color.RED, Color.GREEN, Color.BLUE);
        for (int stripe = 0; stripe < 3; stripe++) {
            graphics.setColor(colours.get(stripe));
            graphics.fillRect(stripe * width / 3, 0, width / 3, height);
        }
        graphics.dispose();
        return encode(picture, "png");
    }

    public static byte[] transparent(int width, int height) {
        return encode(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** A picture of many pixels and few bytes. */
    public static byte[] onePixelTall(int width, int height) {
        return encode(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png");
    }

    /** Red and blue in turn. */
    public static byte[] movingGif(int width, int height, int frames) {
        try {
            var all = new ArrayList<GifFrame>();
            for (int number = 0; number < frames; number++) {
                all.add(new GifFrame(filled(width, height, number % 2 == 0 ? Color.RED : Color.BLUE), 10));
            }
            return GifFrame.write(all);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A JPEG with EXIF: how it is to be turned, and a description. */
    public static byte[] photo(int width, int height, int orientation, String description) {
        byte[] plain = halves(width, height, "jpeg");
        var exif = new ByteArrayOutputStream();
        byte[] text = (description + "\0").getBytes(StandardCharsets.US_ASCII);
        try (var out = new DataOutputStream(exif)) {
            out.write("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII));
            out.writeInt(8);
            out.writeShort(2);
            out.writeShort(0x010E);
            out.writeShort(2);
            out.writeInt(text.length);
            out.writeInt(8 + 2 + 2 * 12 + 4);
            out.writeShort(0x0112);
            out.writeShort(3);
            out.writeInt(1);
            out.writeShort(orientation);
            out.writeShort(0);
            out.writeInt(0);
            out.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var photo = new ByteArrayOutputStream();
        photo.write(plain, 0, 2);
        photo.write(0xFF);
        photo.write(0xE1);
        photo.write((exif.size() + 2) >> 8);
        photo.write((exif.size() + 2) & 0xFF);
        photo.writeBytes(exif.toByteArray());
        photo.write(plain, 2, plain.length - 2);
        return photo.toByteArray();
    }

    /** All that there is of a picture which would need gigabytes. */
    public static byte[] pngHeader(int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(0x89504E470D0A1A0AL);
            chunk(out, "IHDR", header(width, height));
            chunk(out, "IDAT", new byte[] {0x78, (byte) 0x9c, 0x63, 0, 0, 0, 2, 0, 1});
            chunk(out, "IEND", new byte[0]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] header(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(width);
            out.writeInt(height);
            out.write(new byte[] {8, 2, 0, 0, 0});
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
        out.writeInt(content.length);
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        out.write(type);
        out.write(content);
        var check = new CRC32();
        check.update(type);
        check.update(content);
        out.writeInt((int) check.getValue());
    }

    public static byte[] gifHeader(int width, int height) {
        byte[] gif = encode(filled(1, 1, Color.RED), "gif");
        for (int at : List.of(6, imageDescriptor(gif) + 5)) {
            gif[at] = (byte) width;
            gif[at + 1] = (byte) (width >> 8);
            gif[at + 2] = (byte) height;
            gif[at + 3] = (byte) (height >> 8);
        }
        return gif;
    }

    private static int imageDescriptor(byte[] gif) {
        int at = 13 + 3 * (2 << (gif[10] & 7));
        while (gif[at] != 0x2C) {
            at += 2;
            while (gif[at] != 0) {
                at += gif[at] + 1;
            }
            at++;
        }
        return at;
    }

    public static BufferedImage decode(byte[] bytes) throws IOException {
        return read(bytes, reader(bytes)).getFirst();
    }

    public static List<BufferedImage> frames(byte[] gif) throws IOException {
        return read(gif, ImageIO.getImageReadersByFormatName("gif").next());
    }

    private static ImageReader reader(byte[] bytes) throws IOException {
        return bytes[0] == 'R'
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(bytes[0] == 'G' ? "gif" : bytes[1] == 'P' ? "png" : "jpeg")
                        .next();
    }

    private static List<BufferedImage> read(byte[] bytes, ImageReader reader) throws IOException {
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
        var all = new ArrayList<BufferedImage>();
        for (int number = 0; number < reader.getNumImages(true); number++) {
            all.add(reader.read(number));
        }
        reader.dispose();
        return all;
    }

    private static BufferedImage filled(int width, int height, Color colour) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }

    private static BufferedImage halves(int width, int height) {
        var picture = filled(width, height, Color.RED);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return picture;
    }

    private static byte[] encode(BufferedImage picture, String format) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriter writer = format.equals("webp")
                    ? new WebPImageWriterSpi().createWriterInstance(null)
                    : ImageIO.getImageWritersByFormatName(format).next();
            writer.setOutput(out);
            writer.write(picture);
            writer.dispose();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
