package io.ledgerchat.infra.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.event.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMasterKeyTest {
    private static final Subject ADA = new Subject("account", "65f0c0ffee65f0c0ffee65f0");
    private static final UUID ID = UUID.randomUUID();
    private static final byte[] SECRET = AesGcm.randomBytes(32);

    @TempDir
    Path home;

    @Test
    void theFileIsMadeOnceAndForItsOwnerOnly() throws IOException {
        var wrapped = FileMasterKey.open(home, null).wrap(ID, ADA, SECRET);

        assertThat(FileMasterKey.open(home, null).unwrap(ID, ADA, wrapped)).isEqualTo(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("master.key"))))
                .isEqualTo("rw-------");
        assertThat(home).isDirectoryContaining("glob:**master.key").isDirectoryNotContaining("glob:**master.key.*");
    }

    @Test
    void processesThatStartTogetherAgreeOnOneKey() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var keys = IntStream.range(0, 16)
                    .mapToObj(_ -> threads.submit(() -> FileMasterKey.open(home, null)))
                    .toList();
            var wrapped = FileMasterKey.open(home, null).wrap(ID, ADA, SECRET);
            assertThat(keys)
                    .allSatisfy(key ->
                            assertThat(key.get().unwrap(ID, ADA, wrapped)).isEqualTo(SECRET));
        }
    }

    @Test
    void theEnvironmentOverridesTheFile() {
        var text = Base64.getEncoder().encodeToString(AesGcm.randomBytes(32));
        var wrapped = FileMasterKey.open(home, text).wrap(ID, ADA, SECRET);

        assertThat(FileMasterKey.open(home, text + "\n").unwrap(ID, ADA, wrapped))
                .isEqualTo(SECRET);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aWrappedKeyFitsOnlyItsMasterItsIdAndItsSubject() {
        var key = FileMasterKey.open(home, null);
        var wrapped = key.wrap(ID, ADA, SECRET);
        var other = FileMasterKey.open(home.resolve("other"), null);

        assertThatThrownBy(() -> other.unwrap(ID, ADA, wrapped)).isInstanceOf(WrongMasterKeyException.class);
        assertThatThrownBy(() -> key.unwrap(UUID.randomUUID(), ADA, wrapped))
                .isInstanceOf(WrongMasterKeyException.class);
        assertThatThrownBy(() -> key.unwrap(ID, new Subject("account", "x"), wrapped))
                .isInstanceOf(WrongMasterKeyException.class);
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> FileMasterKey.open(home, "too-short"))
                .hasMessageContaining("LEDGERCHAT_MASTER_KEY must hold 32 random bytes")
                .hasMessageNotContaining("too-short");
    }
}
