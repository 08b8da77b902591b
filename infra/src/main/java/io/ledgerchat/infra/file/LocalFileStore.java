package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.FileStore;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Bytes in a folder of this machine. A file appears under its name only when it is whole and on the disk; what a crash left
 * behind ends in {@code .part} and is written over or swept.
 */
public final class LocalFileStore implements FileStore {
    public static final String SOURCE = "local";

    private static final String PART = ".part";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private final Path folder;

    public LocalFileStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public void put(String key, InputStream bytes, long length, String type) throws IOException {
        Path file = path(key);
        Path within = folderOf(file);
        Path part = file.resolveSibling(file.getFileName() + PART);
        try {
            write(part, bytes, length);
            var unused = Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            force(within);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(part);
            throw failed;
        }
    }

    @Override
    public void take(String key, Path from, long length, String type) throws IOException {
        Path file = path(key);
        Path within = folderOf(file);
        try {
            force(from, length);
            var unused = Files.move(from, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException onAnotherDisk) {
            FileStore.super.take(key, from, length, type);
            return;
        }
        force(within);
    }

    private static void force(Path file, long length) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.size() != length) {
                throw new IOException("%d bytes came instead of %d".formatted(channel.size(), length));
            }
            channel.force(true);
        }
    }

    private static void write(Path part, InputStream bytes, long length) throws IOException {
        try (var out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            long written = bytes.transferTo(Channels.newOutputStream(out));
            if (written != length) {
                throw new IOException("%d bytes came instead of %d".formatted(written, length));
            }
            out.force(true);
        }
    }

    /** Lets the new name survive a crash. Not every system can do that for a folder; those need not. */
    private static void force(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // the bytes are safe, and the system writes names by itself
        }
    }

    @Override
    public InputStream open(String key, long from, long length) throws IOException {
        FileChannel channel = FileChannel.open(existing(key), StandardOpenOption.READ);
        try {
            return new Stretch(Channels.newInputStream(channel.position(from)), length);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(existing(key));
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
        Files.deleteIfExists(path(key + PART));
    }

    /** Also while files come and go: one that goes before it is looked at is not there. */
    @Override
    public Optional<Stream<Found>> list() {
        return Optional.of(in(folder));
    }

    private Stream<Found> in(Path parent) {
        try (var entries = Files.list(parent)) {
            return entries.toList().stream().flatMap(this::found);
        } catch (NoSuchFileException gone) {
            return Stream.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Stream<Found> found(Path path) {
        try {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return in(path);
            }
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile() ? Stream.of(found(path, attributes.size())) : Stream.empty();
        } catch (NoSuchFileException gone) {
            return Stream.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Found found(Path file, long length) {
        String key = folder.relativize(file).toString().replace(File.separatorChar, '/');
        boolean whole = !key.endsWith(PART);
        return new Found(whole ? key : key.substring(0, key.length() - PART.length()), length, whole);
    }

    private Path existing(String key) throws IOException {
        Path file = path(key);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(key);
        }
        return file;
    }

    /** Keys are made here, but one that leaves the folder would be a disaster. */
    private Path path(String key) {
        Path file = folder.resolve(key).normalize();
        if (!KEY.matcher(key).matches() || !file.startsWith(folder)) {
            throw new IllegalArgumentException("not a key of a file");
        }
        return file;
    }

    /** The folder that this file is to lie in; new ones survive a crash too. */
    private Path folderOf(Path file) throws IOException {
        Path within = file.getParent() == null ? folder : file.getParent();
        if (!Files.isDirectory(within)) {
            createFolder(within);
            for (Path above = within.getParent();
                    above != null && above.startsWith(folder);
                    above = above.getParent()) {
                force(above);
            }
        }
        return within;
    }

    private static void createFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** At most so many bytes of a stream. */
    private static final class Stretch extends FilterInputStream {
        private long left;

        Stretch(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read();
            left -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
