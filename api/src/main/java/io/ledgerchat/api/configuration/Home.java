package io.ledgerchat.api.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The folder where this installation keeps what belongs to it: the command line's, else {@code LEDGERCHAT_HOME}, else {@code
 * ~/.ledgerchat}.
 */
public record Home(Path path) {
    public static Home from(Variables variables) {
        return new Home(locate(variables.text("ledgerchat.home").orElse(null), variables::text));
    }

    /**
     * Where the home is: the given option, else {@code LEDGERCHAT_HOME}, else {@code ~/.ledgerchat}, with {@code ~} as a shell
     * reads it.
     *
     * @param environment the value of a variable; empty when it is missing
     */
    public static Path locate(@Nullable String option, Function<String, Optional<String>> environment) {
        return Optional.ofNullable(option)
                .filter(given -> !given.isBlank())
                .or(() -> environment.apply("LEDGERCHAT_HOME").filter(given -> !given.isBlank()))
                .map(Path::of)
                .orElseGet(() -> ownersFolder(environment).resolve(".ledgerchat"))
                .toAbsolutePath()
                .normalize();
    }

    /** A folder in it, made where it is missing, for its owner only. */
    public Path folder(String name) throws IOException {
        Path folder = path.resolve(name);
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectories(folder);
    }

    /** Java's own answer is the account's entry in the system, whatever {@code HOME} says. */
    private static Path ownersFolder(Function<String, Optional<String>> environment) {
        return environment
                .apply("HOME")
                .filter(given -> !given.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home")));
    }
}
