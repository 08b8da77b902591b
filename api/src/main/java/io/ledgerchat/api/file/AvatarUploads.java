package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.command.file.ImageConversion;
import io.ledgerchat.command.file.ImageConversion.Picture;
import io.ledgerchat.command.file.ImageFormat;
import io.ledgerchat.command.file.UnreadableImageException;
import io.ledgerchat.command.file.UploadFile;
import io.ledgerchat.command.file.UploadSource;
import io.ledgerchat.command.file.Uploads;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePurpose;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes pictures of people, agents and assistants: small squares, kept as files of their uploader that no list shows, and
 * loaded by their path alone (contract 60 §10.7, 70 §3.10).
 */
@Component
public class AvatarUploads {
    private static final double MEGABYTE = 1024.0 * 1024;

    private final UploadReader reader;
    private final ImageConversion images;
    private final Uploads uploads;
    private final FileRecording recording;
    private final Moments moments;
    private final long largest;

    AvatarUploads(
            UploadReader reader,
            ImageConversion images,
            Uploads uploads,
            FileRecording recording,
            Moments moments,
            ConfigurationFile file) {
        this.reader = reader;
        this.images = images;
        this.uploads = uploads;
        this.recording = recording;
        this.moments = moments;
        this.largest = (long)
                (MEGABYTE * (file.fileConfig().get("avatarSizeLimit") instanceof Number set ? set.doubleValue() : 2));
    }

    /**
     * A stored picture.
     *
     * @param path by which it is loaded, without what the contract puts behind it
     * @param source which kind of store has it
     * @param manual whether the form said so
     */
    public record Avatar(String path, String source, boolean manual) {
        /** The path as clients are told it, who put it into accounts and agents. */
        public String address() {
            return source.equals("s3") ? path : path + "?manual=" + manual;
        }
    }

    /**
     * Whose picture it is.
     *
     * @param stem how its name begins; a time and the extension follow
     * @param format unless it moves
     * @param agentId of the agent that it shows, if it does
     */
    public record Sitter(
            String stem, ImageFormat format, @Nullable String agentId) {
        FilePurpose purpose() {
            return new FilePurpose("avatar", null, null, agentId, null, null);
        }
    }

    /**
     * The picture that the request brings as its field {@code file}.
     *
     * @throws Answer 415 if it is of a type that is not taken, what the reader answers if there is none
     * @throws UnreadableImageException if it is too large, or no picture
     */
    public Avatar receive(Caller caller, HttpServletRequest request, Sitter sitter)
            throws IOException, UnreadableImageException {
        try (var upload = reader.read(request, "file", type -> Answer.message(415, "Unsupported file type: " + type))) {
            if (upload.length() > largest) {
                throw new UnreadableImageException(UnreadableImageException.Reason.TOO_MANY_PIXELS);
            }
            Picture picture;
            try (var bytes = upload.open()) {
                picture = images.avatar(bytes, sitter.format());
            }
            return keep(caller, picture, sitter, upload.form().flag("manual"));
        }
    }

    private Avatar keep(Caller caller, Picture picture, Sitter sitter, boolean manual) throws IOException {
        var now = moments.now();
        var id = new FileId(Ids.uuid());
        var spare = new FileId(Ids.uuid());
        // The name says png whatever it is, as clients know it; the header tells the truth.
        String name =
                sitter.stem() + "-" + now.toEpochMilli() + (picture.format() == ImageFormat.GIF ? ".gif" : ".png");
        String type = picture.format().mediaType();
        int length = picture.bytes().length;
        var place =
                uploads.store(caller.id(), id, spare, FileStores.Kind.AVATAR, UploadSource.of(picture.bytes()), type);
        var unused = recording.record(new UploadFile(
                id,
                spare,
                caller.id(),
                Ids.objectId(),
                null,
                name,
                type,
                length,
                sha256(picture.bytes()),
                picture.width(),
                picture.height(),
                place,
                sitter.purpose(),
                null,
                now));
        return new Avatar("/images/" + caller.id().value() + "/" + name, place.source(), manual);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
