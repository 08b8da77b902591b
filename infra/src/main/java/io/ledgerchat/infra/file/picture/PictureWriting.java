package io.ledgerchat.infra.file.picture;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import io.ledgerchat.command.file.ImageConversion.Picture;
import io.ledgerchat.command.file.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pixels, and pixels alone: no writer is given any metadata. */
final class PictureWriting {
    private static final float JPEG_QUALITY = 0.85f;

    private PictureWriting() {}

    static Picture write(BufferedImage pixels, ImageFormat format) throws IOException {
        var image = format == ImageFormat.JPEG ? Scaling.opaque(pixels) : pixels;
        var bytes = new ByteArrayOutputStream();
        var writer = writer(format);
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters(writer, format));
        } finally {
            writer.dispose();
        }
        return new Picture(bytes.toByteArray(), format, image.getWidth(), image.getHeight());
    }

    private static ImageWriter writer(ImageFormat format) throws IOException {
        return format == ImageFormat.WEBP
                ? new WebPImageWriterSpi().createWriterInstance(null)
                : ImageIO.getImageWritersByFormatName(format.extension()).next();
    }

    private static ImageWriteParam parameters(ImageWriter writer, ImageFormat format) {
        var parameters = writer.getDefaultWriteParam();
        if (format == ImageFormat.JPEG) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(JPEG_QUALITY);
        }
        return parameters;
    }
}
