package io.ledgerchat.infra.file.picture;

import com.twelvemonkeys.image.ResampleOp;
import io.ledgerchat.command.file.ImageConversion.Size;
import java.awt.Color;
import java.awt.image.BufferedImage;

/** Sizes and pixels of pictures that become smaller. */
final class Scaling {
    private static final int SHORT_SIDE = 768;
    private static final int LONG_SIDE = 2000;
    private static final int LONG_SIDE_ANTHROPIC = 1568;

    private Scaling() {}

    /** The size of a picture in a message (contract 60 §5), with the sides of the file. */
    static Size forMessage(Size size, String endpoint) {
        int longest = endpoint.equalsIgnoreCase("anthropic") ? LONG_SIDE_ANTHROPIC : LONG_SIDE;
        double factor = Math.min(
                1,
                Math.min(
                        (double) SHORT_SIDE / Math.min(size.width(), size.height()),
                        (double) longest / Math.max(size.width(), size.height())));
        return new Size(scaled(size.width(), factor), scaled(size.height(), factor));
    }

    private static int scaled(int side, double factor) {
        return Math.max(1, (int) Math.round(side * factor));
    }

    /** In sRGB; transparent only if the picture was. */
    static BufferedImage to(Size size, BufferedImage picture) {
        var plain = plain(picture, picture.getColorModel().hasAlpha());
        if (plain.getWidth() == size.width() && plain.getHeight() == size.height()) {
            return plain;
        }
        return new ResampleOp(size.width(), size.height(), ResampleOp.FILTER_LANCZOS).filter(plain, null);
    }

    /** Without transparency, for a form that has none; what was transparent is white. */
    static BufferedImage opaque(BufferedImage picture) {
        return picture.getColorModel().hasAlpha() ? plain(picture, false) : picture;
    }

    private static BufferedImage plain(BufferedImage picture, boolean transparent) {
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (picture.getType() == type) {
            return picture;
        }
        var plain = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        var graphics = plain.createGraphics();
        if (!transparent) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, plain.getWidth(), plain.getHeight());
        }
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return plain;
    }
}
