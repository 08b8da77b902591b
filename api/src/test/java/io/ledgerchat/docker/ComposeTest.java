package io.ledgerchat.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ComposeTest {
    private static final Path FILE = Path.of("../docker/compose.yaml");
    private static final Pattern SECRET = Pattern.compile("\\$\\{(\\w+):\\?[^}]+}");

    private final JsonNode compose = YAMLMapper.builder().build().readTree(FILE.toFile());
    private final JsonNode services = compose.get("services");

    @Test
    void everythingThatIsNeededIsThere() {
        assertThat(services.propertyNames())
                .containsExactlyInAnyOrder("ledgerchat", "postgres", "elasticsearch", "client");
    }

    @Test
    void imagesNameAVersion() {
        assertThat(services)
                .allSatisfy(service -> assertThat(service.get("image").asString())
                        .matches("[\\w./-]+:v?[0-9]+(\\.[0-9]+)+(-[\\w.]+)?")
                        .doesNotContain("latest"));
    }

    @Test
    void theClientIsOfTheVersionThatIsAnswered() throws IOException {
        String tag = services.at("/client/image").asString().split(":", 2)[1];

        assertThat(Files.readString(Path.of("../docs/compatibility.md")))
                .contains("answers the HTTP API of LibreChat " + tag + ".");
    }

    @Test
    void theApplicationsHeapIsAShareOfAMemoryThatIsBounded() throws IOException {
        assertThat(Files.readString(Path.of("../docker/Dockerfile"))).contains("-XX:MaxRAMPercentage=");
        assertThat(services.at("/ledgerchat/mem_limit").asString()).matches("[0-9]+g");
    }

    @Test
    void onlyTheApplicationHasADoorAndItOpensToThisMachine() {
        assertThat(services.propertyStream()
                        .filter(service -> service.getValue().has("ports")))
                .singleElement()
                .satisfies(service -> {
                    assertThat(service.getKey()).isEqualTo("ledgerchat");
                    assertThat(service.getValue().get("ports"))
                            .allSatisfy(port -> assertThat(port.asString()).startsWith("127.0.0.1:"));
                });
        assertThat(compose.at("/networks/inside/internal").asBoolean()).isTrue();
    }

    @Test
    void whatStaysUpIsProbedAndWaitedFor() {
        JsonNode waitedFor = services.at("/ledgerchat/depends_on");
        for (String database : new String[] {"postgres", "elasticsearch"}) {
            assertThat(services.get(database).has("healthcheck")).as(database).isTrue();
            assertThat(waitedFor.at("/" + database + "/condition").asString()).isEqualTo("service_healthy");
        }
        assertThat(waitedFor.at("/client/condition").asString()).isEqualTo("service_completed_successfully");
    }

    @Test
    void theApplicationMayWriteToItsHomeOnly() {
        JsonNode application = services.get("ledgerchat");

        assertThat(application.get("read_only").asBoolean()).isTrue();
        assertThat(application.get("cap_drop").get(0).asString()).isEqualTo("ALL");
        assertThat(application.get("volumes"))
                .extracting(JsonNode::asString)
                .containsExactly("home:/var/lib/ledgerchat", "client:/opt/client:ro");
        assertThat(application.at("/environment/CLIENT_DIST").asString()).isEqualTo("/opt/client");
    }

    @Test
    void nobodyKeepsOrGainsPrivileges() {
        assertThat(services).allSatisfy(service -> {
            assertThat(service.at("/cap_drop/0").asString()).isEqualTo("ALL");
            assertThat(service.at("/security_opt/0").asString()).isEqualTo("no-new-privileges:true");
            assertThat(service.has("privileged")).isFalse();
        });
    }

    @Test
    void volumesAndNetworksAreDeclared() {
        Stream.of("volumes", "networks").forEach(kind -> {
            Set<String> declared = Set.copyOf(compose.get(kind).propertyNames());
            assertThat(services)
                    .allSatisfy(service -> assertThat(service.path(kind))
                            .extracting(use -> use.asString().split(":", 2)[0])
                            .filteredOn(name -> !name.startsWith("."))
                            .allSatisfy(name -> assertThat(declared).contains(name)));
        });
    }

    @Test
    void passwordsComeFromTheFileThatIsNotCommitted() throws IOException {
        var wanted = new TreeSet<String>();
        services.forEach(service -> service.path("environment").properties().stream()
                .filter(variable -> variable.getKey().endsWith("PASSWORD"))
                .forEach(variable -> {
                    var reference = SECRET.matcher(variable.getValue().asString());
                    assertThat(reference.matches()).as(variable.getKey()).isTrue();
                    wanted.add(reference.group(1));
                }));

        var example = Files.readAllLines(Path.of("../docker/env.example"));
        assertThat(example.stream().filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().map(name -> name + "=").toList());
        assertThat(Files.readAllLines(Path.of("../.gitignore"))).contains("docker/.env", "docker/settings.env");
    }

    @Test
    void theApplicationsVariablesAreDocumented() throws IOException {
        var documented = Files.readString(Path.of("../docs/configuration.md"));

        assertThat(services.at("/ledgerchat/environment").propertyNames())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(documented).contains("`" + name + "`"));
    }

    @Test
    void bothDatabasesAreMade() throws IOException {
        var script = Files.readString(Path.of("../docker/postgres-init.sh"));

        assertThat(services.at("/postgres/volumes"))
                .extracting(JsonNode::asString)
                .anySatisfy(volume -> assertThat(volume).startsWith("./postgres-init.sh:/docker-entrypoint-initdb.d/"));
        services.at("/ledgerchat/environment").properties().stream()
                .filter(variable -> variable.getKey().endsWith("POSTGRES_USER"))
                .forEach(user -> assertThat(script)
                        .contains("owner_and_database " + user.getValue().asString() + " "));
        assertThat(Files.isExecutable(Path.of("../docker/postgres-init.sh"))).isTrue();
    }
}
