package io.ledgerchat.api.file;

import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.command.file.UploadSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What is to be stored of an upload.
 *
 * @param width in pixels, of pictures only
 */
record UploadContent(
        UploadSource source,
        String type,
        long length,
        String sha256,
        @Nullable Integer width,
        @Nullable Integer height) {

    /** A picture that was made anew, and is small. */
    static UploadContent picture(byte[] bytes, String type, int width, int height) {
        return new UploadContent(UploadSource.of(bytes), type, bytes.length, sha256(bytes), width, height);
    }

    /** What a document says, in its place. */
    static UploadContent text(String text, String type) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new UploadContent(UploadSource.of(bytes), type, bytes.length, sha256(bytes), null, null);
    }

    FileStores.Kind kind() {
        return type.startsWith("image/") ? FileStores.Kind.IMAGE : FileStores.Kind.DOCUMENT;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
