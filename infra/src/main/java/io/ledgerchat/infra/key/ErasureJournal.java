package io.ledgerchat.infra.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.event.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The list of all destructions, outside all databases: one JSON line each, on disk before anything is destroyed.
 *
 * <p>A line cut short by a crash was never acted upon; the next append removes it. Any other line that cannot be read
 * stops the start, since an erasure could hide behind it. Nodes on one folder may share the file.
 */
public final class ErasureJournal {
    /** Overrides the path. */
    public static final String ENVIRONMENT = "LEDGERCHAT_ERASURE_JOURNAL";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public ErasureJournal(Path file) {
        this.file = file;
    }

    /** In the home folder, unless the environment names another place. */
    public static ErasureJournal at(Path home, @Nullable String fromEnvironment) {
        return new ErasureJournal(
                fromEnvironment == null || fromEnvironment.isBlank()
                        ? home.resolve("erasures.log")
                        : Path.of(fromEnvironment));
    }

    /** Returns when the line is on disk. */
    synchronized void append(Erasure erasure) {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var channel = FileChannel.open(file, options, ownerOnly);
                    var _ = channel.lock()) {
                long end = endOfLastWholeLine(channel);
                channel.truncate(end).position(end);
                var line = ByteBuffer.wrap((line(erasure) + "\n").getBytes(StandardCharsets.UTF_8));
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(true);
            }
            syncFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the erasure journal " + file, e);
        }
    }

    /** Every whole line, oldest first. */
    List<Erasure> read() {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            var text = Files.readString(file);
            var lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
            var erasures = new ArrayList<Erasure>(lines.size());
            for (int number = 1; number <= lines.size(); number++) {
                erasures.add(parse(lines.get(number - 1), number));
            }
            return erasures;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the erasure journal " + file, e);
        }
    }

    private static long endOfLastWholeLine(FileChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    /** A new file is only there for good when its folder says so. */
    private void syncFolder() throws IOException {
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static String line(Erasure erasure) throws JsonProcessingException {
        var line = JSON.createObjectNode()
                .put("subject", erasure.subject().toString())
                .put("at", erasure.at().toString());
        var keys = line.putArray("keys");
        erasure.keys().forEach(key -> keys.add(key.toString()));
        return JSON.writeValueAsString(line);
    }

    private Erasure parse(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            var keys = new ArrayList<UUID>();
            node.required("keys").forEach(key -> keys.add(UUID.fromString(key.asText())));
            return new Erasure(
                    Subject.parse(node.required("subject").asText()),
                    keys,
                    Instant.parse(node.required("at").asText()));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalStateException(
                    "line " + number + " of the erasure journal " + file + " cannot be read", e);
        }
    }
}
