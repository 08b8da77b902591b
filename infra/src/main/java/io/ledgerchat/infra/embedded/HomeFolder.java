package io.ledgerchat.infra.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one LedgerChat keeps what must outlive it, held by one process at a time.
 *
 * <p>Everything made in it is for its owner's eyes only. A folder that existed before keeps the rights it has (it may be a
 * mounted volume, or a mistake on the command line), but one that others may write to is refused: they could put files of
 * their own in the place of ours. The hold is a file lock, so it ends with the process, however that ends.
 */
public final class HomeFolder implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * Homes held by this JVM. Asked first, because closing any second channel on a lock file releases, on POSIX systems, the
     * lock that the first one holds.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path path;
    private final FileChannel lock;

    private HomeFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder where it is missing and takes hold of it, or says in one sentence why that cannot be. */
    public static HomeFolder open(Path wanted) {
        try {
            if (Files.notExists(wanted)) {
                Files.createDirectories(wanted, OWNERS_FOLDER);
            }
            var path = wanted.toRealPath();
            requireNoForeignWriters(path);
            synchronized (HELD) {
                var lock = HELD.contains(path) ? null : lock(path.resolve("lock"));
                if (lock == null) {
                    throw new CannotStart(inUse(path));
                }
                HELD.add(path);
                return new HomeFolder(path, lock);
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The home folder " + wanted + " cannot be used (" + e + "): choose another with --home.", e);
        }
    }

    private static void requireNoForeignWriters(Path path) throws IOException {
        var rights = Files.getPosixFilePermissions(path);
        if (rights.contains(PosixFilePermission.OTHERS_WRITE) || rights.contains(PosixFilePermission.GROUP_WRITE)) {
            throw new CannotStart("The home folder " + path + " can be written to by others: run 'chmod go-w " + path
                    + "' or choose another with --home.");
        }
    }

    private static @Nullable FileChannel lock(Path file) throws IOException {
        var channel = FileChannel.open(file, Set.of(CREATE, WRITE), OWNERS_FILE);
        if (channel.tryLock() == null) {
            channel.close();
            return null;
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
        return channel;
    }

    private static String inUse(Path path) throws IOException {
        return "The home folder " + path + " is in use by process "
                + Files.readString(path.resolve("lock")).strip()
                + ": stop that one, or start this one with another --home.";
    }

    public Path path() {
        return path;
    }

    /** A folder within the home, made with owner-only rights where it is missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name), OWNERS_FOLDER);
        } catch (IOException e) {
            throw new CannotStart("The folder " + path.resolve(name) + " cannot be made (" + e + ").", e);
        }
    }

    /** The secret of this name: 256 random bits in URL-safe text, drawn at the first call ever and kept. */
    public synchronized String secret(String name) {
        var file = folder("secrets").resolve(name);
        try {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                writeOnce(file, draw());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStart("The secret " + file + " cannot be read or made (" + e + ").", e);
        }
    }

    private static String draw() {
        var bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** A secret in use but lost with the power would lock its owner out: on the disk first, under its name then. */
    private static void writeOnce(Path file, String secret) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (var channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), OWNERS_FILE)) {
            channel.write(ByteBuffer.wrap((secret + "\n").getBytes(UTF_8)));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Lets go of the home. What was made in it stays. */
    @Override
    public void close() {
        synchronized (HELD) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new IllegalStateException("The lock on " + path + " did not close", e);
            } finally {
                HELD.remove(path);
            }
        }
    }
}
