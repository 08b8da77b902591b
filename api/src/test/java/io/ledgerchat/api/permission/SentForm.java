package io.ledgerchat.api.permission;

import io.ledgerchat.api.support.MultipartBody;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import tools.jackson.databind.json.JsonMapper;

/** A form as the permission table writes it: JSON of fields, of which {@code @name} is a file with fitting bytes. */
final class SentForm {
    private static final Map<String, String> TYPES =
            Map.of("png", "image/png", "mp3", "audio/mpeg", "txt", "text/plain", "json", "application/json");
    private static final String CHAT = """
            {"conversationId":"c","endpoint":"Fake","title":"Brought along","recursive":false,"messages":[
              {"messageId":"1","parentMessageId":"00000000-0000-0000-0000-000000000000","sender":"User",
               "text":"Hello","isCreatedByUser":true}]}""";

    private SentForm() {}

    static MultipartBody of(String fields) {
        var form = new MultipartBody();
        JsonMapper.builder().build().readTree(fields).properties().forEach(field -> {
            String value = field.getValue().asString();
            if (value.startsWith("@")) {
                String type = value.substring(value.lastIndexOf('.') + 1);
                form.file(
                        field.getKey(),
                        value.substring(1),
                        TYPES.get(type),
                        () -> new ByteArrayInputStream(bytes(type)));
            } else {
                form.field(field.getKey(), value);
            }
        });
        return form;
    }

    private static byte[] bytes(String type) {
        return switch (type) {
            case "png" -> picture();
            case "json" -> CHAT.getBytes(StandardCharsets.UTF_8);
            default -> "Plain bytes.".getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] picture() {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
