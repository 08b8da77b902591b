package io.ledgerchat.infra.file.picture;

import io.ledgerchat.command.file.ImageConversion.Size;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * One whole frame of a moving picture.
 *
 * @param delay in hundredths of a second
 */
record GifFrame(BufferedImage pixels, int delay) {
    private static final String IMAGE = "javax_imageio_gif_image_1.0";
    private static final String STREAM = "javax_imageio_gif_stream_1.0";

    /** Where a frame of a file stands, and what becomes of it. */
    record Placement(int left, int top, int delay, String disposal) {
        static Placement of(IIOMetadata metadata) {
            var root = (IIOMetadataNode) metadata.getAsTree(IMAGE);
            var place = child(root, "ImageDescriptor");
            var control = child(root, "GraphicControlExtension");
            return new Placement(
                    number(place, "imageLeftPosition"),
                    number(place, "imageTopPosition"),
                    number(control, "delayTime"),
                    control.getAttribute("disposalMethod"));
        }

        boolean clears() {
            return disposal.equals("restoreToBackgroundColor");
        }

        boolean restoresWhatWasBefore() {
            return disposal.equals("restoreToPrevious");
        }
    }

    /** The size of the whole picture, of which a frame may be a part. */
    static Optional<Size> screen(ImageReader reader) throws IOException {
        var metadata = reader.getStreamMetadata();
        if (metadata == null) {
            return Optional.empty();
        }
        var screen = child((IIOMetadataNode) metadata.getAsTree(STREAM), "LogicalScreenDescriptor");
        var size = new Size(number(screen, "logicalScreenWidth"), number(screen, "logicalScreenHeight"));
        return size.width() > 0 && size.height() > 0 ? Optional.of(size) : Optional.empty();
    }

    static byte[] write(List<GifFrame> frames) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            for (GifFrame frame : frames) {
                var indexed = indexed(frame.pixels());
                writer.writeToSequence(
                        new IIOImage(indexed, null, metadata(writer, indexed, frame.delay(), frames.size() > 1)), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** With the palette that the writer itself would choose, so that its metadata can name the transparent colour. */
    private static BufferedImage indexed(BufferedImage pixels) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(pixels, "gif", bytes);
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static IIOMetadata metadata(ImageWriter writer, BufferedImage indexed, int delay, boolean moving)
            throws IOException {
        var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(indexed), null);
        var root = (IIOMetadataNode) metadata.getAsTree(IMAGE);
        int transparent =
                indexed.getColorModel() instanceof IndexColorModel palette ? palette.getTransparentPixel() : -1;
        var control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", transparent >= 0 ? "restoreToBackgroundColor" : "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", transparent >= 0 ? "TRUE" : "FALSE");
        control.setAttribute("transparentColorIndex", Integer.toString(Math.max(0, transparent)));
        control.setAttribute("delayTime", Integer.toString(delay));
        if (moving) {
            var loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0});
            child(root, "ApplicationExtensions").appendChild(loop);
        }
        metadata.setFromTree(IMAGE, root);
        return metadata;
    }

    private static int number(IIOMetadataNode node, String attribute) {
        var text = node.getAttribute(attribute);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** Made if it is missing. */
    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int index = 0; index < root.getLength(); index++) {
            if (root.item(index) instanceof IIOMetadataNode node && name.equals(node.getNodeName())) {
                return node;
            }
        }
        var made = new IIOMetadataNode(name);
        root.appendChild(made);
        return made;
    }
}
