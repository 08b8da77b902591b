package io.ledgerchat.infra.file.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.command.file.ImageConversion;
import io.ledgerchat.command.file.ImageConversion.Picture;
import io.ledgerchat.command.file.ImageFormat;
import io.ledgerchat.command.file.UnreadableImageException;
import io.ledgerchat.command.file.UnreadableImageException.Reason;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImageIoConversionTest {
    private final ImageConversion conversion = new ImageIoConversion();

    @ParameterizedTest
    @CsvSource({
        "1024, 768, openAI, 1024, 768",
        "1000, 1000, openAI, 768, 768",
        "3000, 1000, openAI, 2000, 667",
        "1000, 3000, openAI, 667, 2000",
        "3000, 1000, anthropic, 1568, 523",
        "4000, 3000, openAI, 1024, 768",
        "20, 10, openAI, 20, 10",
        "5000, 3, openAI, 2000, 1"
    })
    void aPictureOfAMessageKeepsItsShapeWithinTheBounds(int width, int height, String endpoint, int w, int h)
            throws Exception {
        var picture = conversion.forMessage(in(Pictures.png(width, height)), endpoint, ImageFormat.PNG);

        assertThat(List.of(picture.width(), picture.height())).containsExactly(w, h);
        assertThat(size(picture)).containsExactly(w, h);
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "WEBP"})
    void aPictureIsGivenInTheFormThatWasAskedFor(ImageFormat format) throws Exception {
        var picture = conversion.forMessage(in(Pictures.halves(600, 400, "png")), "openAI", format);

        assertThat(picture.format()).isEqualTo(format);
        var decoded = decode(picture);
        assertThat(near(decoded.getRGB(100, 200), Color.RED)).isTrue();
        assertThat(near(decoded.getRGB(500, 200), Color.BLUE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"jpeg", "gif", "webp"})
    void everyKindOfPictureIsRead(String format) throws Exception {
        var picture = conversion.forMessage(in(Pictures.halves(600, 400, format)), "openAI", ImageFormat.PNG);

        assertThat(size(picture)).containsExactly(600, 400);
        assertThat(near(decode(picture).getRGB(100, 200), Color.RED)).isTrue();
    }

    @Test
    void aTurnedPictureIsSetUprightAndWhatTheCameraNotedIsLeftBehind() throws Exception {
        byte[] photo = Pictures.photo(600, 400, 6, "51 deg 30' N");
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("51 deg 30' N");

        var picture = conversion.forMessage(in(photo), "openAI", ImageFormat.JPEG);

        assertThat(size(picture)).containsExactly(400, 600);
        // Turned clockwise: what was left is above.
        assertThat(near(decode(picture).getRGB(200, 100), Color.RED)).isTrue();
        assertThat(near(decode(picture).getRGB(200, 500), Color.BLUE)).isTrue();
        assertThat(new String(picture.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "51 deg");
        assertThat(conversion.size(in(photo))).isEqualTo(new ImageConversion.Size(400, 600));
    }

    @Test
    void aTransparentPictureIsWhiteBehindInAFormWithoutTransparency() throws Exception {
        var picture = conversion.forMessage(in(Pictures.transparent(50, 50)), "openAI", ImageFormat.JPEG);

        assertThat(near(decode(picture).getRGB(25, 25), Color.WHITE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "WEBP"})
    void anAvatarIsTheCentreSquare(ImageFormat format) throws Exception {
        var avatar = conversion.avatar(in(Pictures.stripes(900, 300)), format);

        assertThat(size(avatar)).containsExactly(150, 150);
        var decoded = decode(avatar);
        assertThat(near(decoded.getRGB(5, 75), Color.GREEN)).isTrue();
        assertThat(near(decoded.getRGB(145, 75), Color.GREEN)).isTrue();
    }

    @Test
    void aSmallPictureBecomesAnAvatarToo() throws Exception {
        assertThat(size(conversion.avatar(in(Pictures.png(7, 9)), ImageFormat.PNG)))
                .containsExactly(150, 150);
    }

    @Test
    void aMovingAvatarKeepsMoving() throws Exception {
        var avatar = conversion.avatar(in(Pictures.movingGif(300, 200, 4)), ImageFormat.PNG);

        assertThat(avatar.format()).isEqualTo(ImageFormat.GIF);
        assertThat(size(avatar)).containsExactly(250, 250);
        var frames = Pictures.frames(avatar.bytes());
        assertThat(frames).hasSize(4);
        assertThat(near(frames.get(0).getRGB(125, 125), Color.RED)).isTrue();
        assertThat(near(frames.get(1).getRGB(125, 125), Color.BLUE)).isTrue();
    }

    @Test
    void aHeaderThatPromisesTooManyPixelsIsRefusedBeforeTheyAreDecoded() {
        assertThat(refusal(Pictures.pngHeader(100_000, 100_000))).isEqualTo(Reason.TOO_MANY_PIXELS);
        assertThat(refusal(Pictures.gifHeader(65_535, 65_535))).isEqualTo(Reason.TOO_MANY_PIXELS);
    }

    @Test
    void aLargePictureIsDecodedWithoutEverBeingInMemoryWhole() throws Exception {
        byte[] large = Pictures.onePixelTall(49_000_000 / 1000, 1000);

        var picture = conversion.forMessage(in(large), "openAI", ImageFormat.PNG);

        assertThat(size(picture)).containsExactly(2000, 41);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThat(refusal("<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Reason.NOT_A_PICTURE);
        assertThat(refusal(new byte[0])).isEqualTo(Reason.NOT_A_PICTURE);
        assertThat(refusal("\u0089PNG\r\n\u001a\nnothing else".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(Reason.BROKEN);
    }

    @Test
    void aPictureThatEndsTooEarlyIsRefused() throws Exception {
        byte[] whole = Pictures.halves(600, 400, "png");

        assertThat(refusal(java.util.Arrays.copyOf(whole, 60))).isEqualTo(Reason.BROKEN);
    }

    private Reason refusal(byte[] bytes) {
        var refusals = new java.util.ArrayList<Reason>();
        assertThatExceptionOfType(UnreadableImageException.class)
                .isThrownBy(() -> conversion.forMessage(in(bytes), "openAI", ImageFormat.PNG))
                .satisfies(refusal -> refusals.add(refusal.reason()));
        assertThatExceptionOfType(UnreadableImageException.class)
                .isThrownBy(() -> conversion.avatar(in(bytes), ImageFormat.PNG))
                .satisfies(refusal -> refusals.add(refusal.reason()));
        assertThat(refusals.getFirst()).isEqualTo(refusals.getLast());
        return refusals.getFirst();
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static BufferedImage decode(Picture picture) throws IOException {
        return Pictures.decode(picture.bytes());
    }

    private static List<Integer> size(Picture picture) throws IOException {
        var decoded = decode(picture);
        assertThat(picture.width()).isEqualTo(decoded.getWidth());
        assertThat(picture.height()).isEqualTo(decoded.getHeight());
        return List.of(decoded.getWidth(), decoded.getHeight());
    }

    private static boolean near(int rgb, Color wanted) {
        var colour = new Color(rgb);
        return Math.abs(colour.getRed() - wanted.getRed()) < 40
                && Math.abs(colour.getGreen() - wanted.getGreen()) < 40
                && Math.abs(colour.getBlue() - wanted.getBlue()) < 40;
    }
}
