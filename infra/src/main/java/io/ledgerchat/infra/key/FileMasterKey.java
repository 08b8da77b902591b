package io.ledgerchat.infra.key;

import io.ledgerchat.event.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The master key in {@code master.key} of the home folder, readable by its owner only: 32 random bytes as base64.
 *
 * <p>Who loses the file loses every personal field of the log, so back it up, apart from the databases.
 */
public final class FileMasterKey implements MasterKey {
    /** Overrides the file. */
    public static final String ENVIRONMENT = "LEDGERCHAT_MASTER_KEY";

    private static final Logger LOG = LoggerFactory.getLogger(FileMasterKey.class);
    private static final int KEY_BYTES = 32;

    private final SecretKey key;
    private final AesGcm aes = new AesGcm();

    private FileMasterKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The key from the environment if there is one, else from the file, which is made if it is not there. */
    public static FileMasterKey open(Path home, @Nullable String fromEnvironment) {
        if (fromEnvironment != null && !fromEnvironment.isBlank()) {
            return new FileMasterKey(parse(fromEnvironment, ENVIRONMENT));
        }
        var file = home.resolve("master.key");
        try {
            if (Files.notExists(file)) {
                create(home, file);
            }
            return new FileMasterKey(parse(Files.readString(file), file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read or make " + file, e);
        }
    }

    @Override
    public byte[] wrap(UUID keyId, Subject subject, byte[] plain) {
        return aes.encrypt(key, associatedData(keyId, subject), plain);
    }

    @Override
    public byte[] unwrap(UUID keyId, Subject subject, byte[] wrapped) {
        return aes.decrypt(key, associatedData(keyId, subject), wrapped)
                .orElseThrow(() -> new WrongMasterKeyException(keyId));
    }

    private static byte[] associatedData(UUID keyId, Subject subject) {
        return ("ledgerchat/data-key/v1\n" + keyId + "\n" + subject).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] parse(String text, String source) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException _) {
            key = new byte[0];
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException(
                    source + " must hold 32 random bytes as base64, as `openssl rand -base64 32`" + " prints them");
        }
        return key;
    }

    /** Whole or not at all, and once only, also when two processes start together. */
    private static void create(Path home, Path file) throws IOException {
        Files.createDirectories(home);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = home.resolve("master.key." + UUID.randomUUID());
        var text = Base64.getEncoder().encodeToString(AesGcm.randomBytes(KEY_BYTES)) + "\n";
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(draft, options, ownerOnly)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        try {
            Files.createLink(file, draft);
            LOG.warn("made the master key {}; back it up, apart from the databases", file);
        } catch (FileAlreadyExistsException _) {
            LOG.debug("another process made {} first", file);
        } finally {
            Files.delete(draft);
        }
    }
}
