package io.ledgerchat.infra.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeFolderTest {

    @TempDir
    Path folder;

    @Test
    void whatIsMadeInItIsForItsOwnerOnly() throws Exception {
        try (var home = HomeFolder.open(folder.resolve("new"))) {
            home.secret("master");
            assertThat(rights(home.path())).isEqualTo("rwx------");
            assertThat(rights(home.folder("postgres"))).isEqualTo("rwx------");
            assertThat(rights(home.path().resolve("secrets/master"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondHolderIsToldWhereAndByWhom() {
        try (var home = HomeFolder.open(folder.resolve("held"))) {
            assertThatThrownBy(() -> HomeFolder.open(folder.resolve("held")))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(home.path().toString())
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aFolderThatWasLetGoOfCanBeHeldAgain() {
        HomeFolder.open(folder.resolve("again")).close();
        HomeFolder.open(folder.resolve("again")).close();
    }

    @Test
    void aFolderThatOthersMayWriteToIsRefused() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> HomeFolder.open(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("can be written to by others");
    }

    @Test
    void aSecretIsDrawnOnceAndKept() {
        var wanted = folder.resolve("secrets");
        String drawn;
        try (var home = HomeFolder.open(wanted)) {
            drawn = home.secret("master");
            assertThat(drawn).hasSize(43).isNotEqualTo(home.secret("other"));
        }
        try (var home = HomeFolder.open(wanted)) {
            assertThat(home.secret("master")).isEqualTo(drawn);
        }
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
