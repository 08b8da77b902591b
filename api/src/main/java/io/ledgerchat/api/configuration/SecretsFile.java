package io.ledgerchat.api.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code secrets.properties} in the home folder: the secrets that the environment does not give, generated once, readable by
 * the owner only. Several processes that start together on one home get the same secrets: the folder's lock decides who
 * writes. Nodes on several machines must be given their secrets by the environment.
 */
final class SecretsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SecretsFile.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Variables variables;
    private final Path home;
    private final Path file;
    private final List<String> generated = new ArrayList<>();

    private SecretsFile(Variables variables, Home home) {
        this.variables = variables;
        this.home = home.path();
        this.file = this.home.resolve("secrets.properties");
    }

    /** Takes every secret from the environment, else from the file, else makes it and keeps it there. */
    static Secrets read(Variables variables, Home home) {
        try {
            return new SecretsFile(variables, home).read();
        } catch (IOException failure) {
            throw new UncheckedIOException("The secrets in the home folder cannot be read or written", failure);
        }
    }

    private Secrets read() throws IOException {
        List<Secret> all = List.of(Secret.values());
        if (all.stream().allMatch(secret -> variables.isSet(secret.variable))) {
            return secrets(new Properties());
        }
        createHome();
        try (FileChannel lock = FileChannel.open(
                        home.resolve("secrets.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            assert held.isValid();
            Properties kept = load();
            for (Secret secret : all) {
                if (!variables.isSet(secret.variable) && kept.getProperty(secret.variable) == null) {
                    kept.setProperty(secret.variable, secret.generate());
                    generated.add(secret.variable);
                }
            }
            if (!generated.isEmpty()) {
                store(kept);
                LOG.warn("Generated {} and kept them in {}: back that file up", String.join(", ", generated), file);
            }
            return secrets(kept);
        }
    }

    private Secrets secrets(Properties kept) {
        return new Secrets(
                value(Secret.JWT, kept),
                value(Secret.REFRESH, kept),
                value(Secret.CREDS_KEY, kept),
                value(Secret.CREDS_IV, kept),
                value(Secret.EMAIL, kept));
    }

    private String value(Secret secret, Properties kept) {
        Optional<String> given = variables.text(secret.variable);
        String value = given.orElseGet(() -> kept.getProperty(secret.variable));
        if (!secret.form.matcher(value).matches()) {
            throw new ConfigurationProblem("%s in %s must be %s; `openssl rand -hex %d` makes one."
                    .formatted(
                            secret.variable, given.isPresent() ? "the environment" : file, secret.said, secret.bytes));
        }
        return value;
    }

    private Properties load() throws IOException {
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        }
        return kept;
    }

    /** Writes beside and moves, so that a crash leaves either the old file or the new one. */
    private void store(Properties kept) throws IOException {
        var text =
                new StringBuilder("# Secrets of this LedgerChat installation. Keep them private and back them up.\n");
        kept.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> text.append(name)
                        .append('=')
                        .append(kept.getProperty(name))
                        .append('\n'));
        Path fresh = Files.createTempFile(home, "secrets", ".new", ownerOnly(home, "rw-------"));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void createHome() throws IOException {
        if (!Files.isDirectory(home)) {
            Path parent = home.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectories(home, ownerOnly(parent == null ? home : parent, "rwx------"));
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path where, String rights) {
        boolean posix = where.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private enum Secret {
        JWT("JWT_SECRET", 32, ".{32,}", "at least 32 characters"),
        REFRESH("JWT_REFRESH_SECRET", 32, ".{32,}", "at least 32 characters"),
        CREDS_KEY("CREDS_KEY", 32, "[0-9a-fA-F]{64}", "64 hexadecimal characters"),
        CREDS_IV("CREDS_IV", 16, "[0-9a-fA-F]{32}", "32 hexadecimal characters"),
        EMAIL("LEDGERCHAT_EMAIL_HASH_KEY", 32, "[0-9a-fA-F]{64}", "64 hexadecimal characters");

        private final String variable;
        private final int bytes;
        private final Pattern form;
        private final String said;

        Secret(String variable, int bytes, String form, String said) {
            this.variable = variable;
            this.bytes = bytes;
            this.form = Pattern.compile(form);
            this.said = said;
        }

        private String generate() {
            byte[] value = new byte[bytes];
            RANDOM.nextBytes(value);
            return HexFormat.of().formatHex(value);
        }
    }
}
