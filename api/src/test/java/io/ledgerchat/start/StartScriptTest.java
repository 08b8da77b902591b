package io.ledgerchat.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code run} in a checkout whose Maven and Java are a few lines of shell. */
class StartScriptTest {
    private static final String MAVEN = """
            #!/bin/sh
            [ ! -e fail ] || exit 1
            echo built >>builds
            rm -rf api/target/search-node api/target/text-extraction
            mkdir -p api/target/search-node/server api/target/text-extraction/lib
            : >api/target/ledgerchat.jar
            """;

    /** Extracts, learns, or says out of which folder it runs, and goes on for as long as it is told things. */
    private static final String JAVA = """
            #!/bin/sh
            case "$*" in
                *jarmode=tools*) for folder; do :; done; cp "$3" "$folder" ;;
                *AOTCacheOutput=*) for word; do case $word in -XX:AOTCacheOutput=*) : >"${word#*=}" ;; esac; done ;;
                *) while [ "$1" != -jar ]; do shift; done
                    echo "$2"; shift 2; echo "$@"; cat >/dev/null ;;
            esac
            """;

    @TempDir
    private Path checkout;

    @BeforeEach
    void checkOut() throws IOException {
        script("run", Files.readString(Path.of("../run")));
        script("mvnw", MAVEN);
        script("jdk/bin/java", JAVA);
        script(".mvn/find-jdk", "#!/bin/sh\necho \"" + checkout.resolve("jdk") + "\"\n");
        source(Instant.now().minus(Duration.ofHours(1)));
    }

    @Test
    void theFirstStartBuildsAndTheNextOneDoesNot() throws Exception {
        List<String> first = run("--port", "1");
        List<String> second = run("verify");

        assertThat(first).last().isEqualTo("--port 1");
        assertThat(second).hasSize(2).last().isEqualTo("verify");
        assertThat(second.getFirst()).isIn(first);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void whatRunsStandsBesideTheJar() throws Exception {
        Path application = Path.of(run("views").reversed().get(1)).getParent();

        assertThat(application.resolve("search-node/server")).isDirectory();
        assertThat(application.resolve("text-extraction/lib")).isDirectory();
        assertThat(application.resolve("ledgerchat.aot")).exists();
    }

    @Test
    void aNewBuildLeavesARunningServerItsFolder() throws Exception {
        Process server = start();
        Path jar = jarOf(server);
        source(Instant.now().plus(Duration.ofHours(1)));

        Path newer = Path.of(run("views").reversed().get(1));

        assertThat(newer).isNotEqualTo(jar);
        assertThat(builds()).isEqualTo(2);
        assertThat(jar).exists();
        assertThat(jar.resolveSibling("search-node/server")).isDirectory();
        end(server);
    }

    @Test
    void aNewBuildRemovesThoseThatNobodyUses() throws Exception {
        run("views");
        source(Instant.now().plus(Duration.ofHours(1)));

        run("views");

        try (Stream<Path> kept = Files.list(checkout.resolve("api/target"))) {
            assertThat(kept.filter(file -> file.getFileName().toString().startsWith("application-")))
                    .hasSize(1);
        }
    }

    @Test
    void aBuildThatFailsLeavesTheOneBefore() throws Exception {
        Path jar = Path.of(run("views").reversed().get(1));
        source(Instant.now().plus(Duration.ofHours(1)));
        Files.createFile(checkout.resolve("fail"));

        assertThat(start("views").waitFor()).isNotZero();

        assertThat(jar).exists();
        assertThat(run("--help")).containsExactly(jar.toString(), "--help");
    }

    @Test
    void helpNeverBuilds() throws Exception {
        assertThat(run("--help")).first().asString().startsWith("Usage: ./run [OPTIONS] [COMMAND]");
        assertThat(checkout.resolve("api/target")).doesNotExist();
    }

    private List<String> run(String... arguments) throws Exception {
        Process process = start(arguments);
        process.getOutputStream().close();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(lines.toString()).isZero();
        return lines;
    }

    private Process start(String... arguments) throws IOException {
        var command = Stream.concat(Stream.of("./run"), Stream.of(arguments)).toList();
        return new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static Path jarOf(Process server) throws IOException {
        String line = server.inputReader().readLine();
        while (!line.startsWith("/")) {
            line = server.inputReader().readLine();
        }
        return Path.of(line);
    }

    private static void end(Process server) throws Exception {
        server.getOutputStream().close();
        assertThat(server.waitFor(3, TimeUnit.MINUTES)).isTrue();
    }

    private long builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds")).size();
    }

    private void source(Instant changed) throws IOException {
        Path pom = checkout.resolve("pom.xml");
        Files.writeString(pom, "");
        Files.setLastModifiedTime(pom, FileTime.from(changed));
    }

    private void script(String name, String text) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
