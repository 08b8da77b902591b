package io.ledgerchat.api.configuration.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.configuration.ConfigurationProblem;
import io.ledgerchat.api.configuration.Home;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class ConfigurationFileTest {
    private static final String MISTRAL = """
            version: 1.3.5
            endpoints:
              custom:
                - name: Mistral
                  apiKey: "${MISTRAL_KEY}"
                  baseURL: https://api.mistral.ai/v1
                  models:
                    default: ["mistral-small", {name: "mistral-large", description: "big"}]
                    fetch: true
                  headers:
                    x-user: "{{LIBRECHAT_USER_ID}}"
                    x-secret: "${JWT_SECRET} ${LEDGERCHAT_MASTER_KEY} ${UNSET}"
                  addParams: {safe_prompt: true}
                  dropParams: [stop]
                  titleModel: current_model
            """;

    @TempDir
    private Path folder = Path.of("");

    private final MockEnvironment environment = new MockEnvironment();
    private final List<String> warnings = new ArrayList<>();

    @Test
    void anEndpointOfTheOperatorsOwnIsReadWithItsReferences() {
        environment.setProperty("MISTRAL_KEY", "key-1");
        CustomEndpoint endpoint = read(MISTRAL).endpoints().custom().getFirst();
        assertThat(endpoint.name()).isEqualTo("Mistral");
        assertThat(endpoint.apiKey()).isEqualTo("key-1");
        assertThat(endpoint.models()).containsExactly("mistral-small", "mistral-large");
        assertThat(endpoint.fetch()).isTrue();
        assertThat(endpoint.addParams()).isEqualTo(Map.of("safe_prompt", true));
        assertThat(endpoint.options().titleModel()).hasValue("current_model");
        assertThat(endpoint.toString()).doesNotContain("key-1");
        assertThat(warnings).isEmpty();
    }

    @Test
    void secretsOfTheInstallationItselfAreNeverPutIn() {
        environment.setProperty("JWT_SECRET", "s3cret");
        environment.setProperty("LEDGERCHAT_MASTER_KEY", "s3cret");
        assertThat(read(MISTRAL).endpoints().custom().getFirst().headers())
                .containsEntry("x-secret", "${JWT_SECRET} ${LEDGERCHAT_MASTER_KEY} ${UNSET}")
                .containsEntry("x-user", "{{LIBRECHAT_USER_ID}}");
    }

    @Test
    void aKeyNobodyKnowsIsOneWarningWithItsPathAndLine() {
        read("version: 1\nendpoints:\n  agents:\n    disableBuildr: true\ninterfaces: {a: 1}\n");
        assertThat(warnings)
                .containsExactlyInAnyOrder(
                        "test.yaml, line 4: endpoints.agents.disableBuildr is not a key that LedgerChat knows; it is ignored",
                        "test.yaml, line 5: interfaces is not a key that LedgerChat knows; it is ignored");
    }

    @Test
    void aSectionOfAFeatureThatIsNotThereYetIsNamed() {
        read("mcpServers:\n  a: {url: x}\n");
        assertThat(warnings)
                .containsExactly("test.yaml, line 2: mcpServers is understood, but has no effect in this version");
    }

    @Test
    void aWrongValueSaysWhereItStandsAndWhatToWrite() {
        problem(
                "interface:\n  modelSelect: \"yes\"\n",
                "test.yaml, line 2: interface.modelSelect must be true or false.");
        problem(
                "interface:\n  temporaryChatRetention: 9000\n",
                "test.yaml, line 2: interface.temporaryChatRetention must be a whole number from 1 to 8760.");
        problem(
                "balance: {refillIntervalUnit: year}\n",
                "test.yaml, line 1: balance.refillIntervalUnit must be one of seconds, minutes, hours, days, weeks, months.");
        problem("registration: [a]\n", "test.yaml, line 1: registration must be keys and values, indented below it.");
        problem(
                "endpoints:\n  custom:\n    - name: openAI\n",
                "test.yaml, line 3: endpoints.custom[0].name must not be the name of a built-in endpoint; choose another.");
        problem(
                "endpoints:\n  custom:\n    - name: a\n      apiKey: 12\n",
                "test.yaml, line 4: endpoints.custom[0].apiKey must be a text; put numbers and words like true in quotes.");
    }

    @Test
    void whatIsNoYamlSaysWhere() {
        problem(
                "a: b\nc: [1, 2\nd: e\n",
                "test.yaml, line 3: this is no YAML. Look for a missing colon, quote or indentation.");
        problem("- a\n", "test.yaml, line 1: the file must consist of keys and values, such as version: 1.3.5.");
        problem("a: 1\na: 2\n", "test.yaml, line 2: the key a stands twice in one place; keep one.");
        problem("a: 1\n---\nb: 2\n", "test.yaml, line 3: the file holds more than one document; keep one.");
    }

    @Test
    void anEmptyFileAndAKeyWithoutValueAreNothing() {
        assertThat(read("").balance().enabled()).isFalse();
        assertThat(read("# only a comment\n").registration().socialLogins()).hasSize(6);
        assertThat(read("balance:\ninterface:\n  presets:\n").interfaces().flag("presets"))
                .isEmpty();
    }

    @Test
    void aPartlyWrittenSectionIsNotFilledIn() {
        BalanceSection balance = read("balance: {enabled: true}\n").balance();
        assertThat(balance.enabled()).isTrue();
        assertThat(balance.startBalance()).isEmpty();
        assertThat(balance.written()).isEqualTo(Map.of("enabled", true));
    }

    @Test
    void aliasesAndMergeKeysWork() {
        var endpoints = read("""
                endpoints:
                  custom:
                    - &base
                      name: A
                      apiKey: k
                      baseURL: http://a.example/v1
                      models: &models {default: [m]}
                    - <<: *base
                      name: B
                      models: *models
                """).endpoints().custom();
        assertThat(endpoints).extracting(CustomEndpoint::name).containsExactly("A", "B");
        assertThat(endpoints.get(1).baseUrl()).isEqualTo("http://a.example/v1");
        assertThat(endpoints.get(1).models()).containsExactly("m");
    }

    @Test
    void anAliasBombIsRefusedBeforeItGoesOff() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(level, level, ("*a" + (level - 1) + ", ").repeat(9) + "x"));
        }
        assertThatThrownBy(() -> read(bomb.toString()))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("holds more than 50000 values");
        assertThatThrownBy(() -> read("a: " + "[".repeat(60) + "]".repeat(60)))
                .isInstanceOf(ConfigurationProblem.class);
        assertThatThrownBy(() -> read("a: &a [*a]\n")).hasMessageContaining("has no anchor before it");
    }

    @Test
    void tagsRunNothing() {
        assertThat(read("turnstile: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://x\"]]\n"
                                .replace("turnstile", "ledgerchat_x"))
                        .turnstile())
                .isEmpty();
    }

    @Test
    void entriesThatCannotWorkAreSkippedWithAWarning() {
        assertThat(read("endpoints: {custom: [{name: A, apiKey: k, baseURL: u}]}\n")
                        .endpoints()
                        .custom())
                .isEmpty();
        assertThat(warnings)
                .containsExactly("endpoints.custom[0] lacks name, apiKey, baseURL or models; it is skipped");
    }

    @Test
    void limitsOfTheFileWinOverTheEnvironments() {
        environment.setProperty("TTS_IP_MAX", "8");
        var settings = Settings.from(new Variables(environment));
        var limits = read("rateLimits: {tts: {ipWindowInMinutes: 3}, fileUploads: {userMax: 9}}\n")
                .rateLimits()
                .over(settings.limits());
        assertThat(limits.ttsIp().max()).isEqualTo(8);
        assertThat(limits.ttsIp().window()).isEqualTo(Duration.ofMinutes(3));
        assertThat(limits.fileUploadUser().max()).isEqualTo(9);
        assertThat(limits.fileUploadIp().max()).isEqualTo(100);
    }

    @Test
    void theFileIsLookedForInTheWorkingDirectoryThenInTheHome() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Path home = Files.createDirectory(folder.resolve("home"));
        assertThat(memoryEnabled(work, home)).isFalse();
        Files.writeString(home.resolve("librechat.yaml"), "memory: {}\n");
        assertThat(memoryEnabled(work, home)).isTrue();
        Files.writeString(work.resolve("librechat.yaml"), "memory: {disabled: true}\n");
        assertThat(memoryEnabled(work, home)).isFalse();
        environment.setProperty("CONFIG_PATH", "../home/librechat.yaml");
        assertThat(memoryEnabled(work, home)).isTrue();
    }

    @Test
    void aFileThatWasNamedMustBeThere() {
        environment.setProperty("CONFIG_PATH", "nowhere.yaml");
        assertThatThrownBy(() -> memoryEnabled(folder, folder))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith("CONFIG_PATH says ")
                .hasMessageEndingWith("nowhere.yaml, which cannot be read.");
    }

    @Test
    void withValidationBypassedAWrongFileCountsAsAbsent() throws IOException {
        Files.writeString(folder.resolve("librechat.yaml"), "memory: {charLimit: many}\n");
        assertThatThrownBy(() -> memoryEnabled(folder, folder)).isInstanceOf(ConfigurationProblem.class);
        environment.setProperty("CONFIG_BYPASS_VALIDATION", "true");
        assertThat(memoryEnabled(folder, folder)).isFalse();
    }

    private boolean memoryEnabled(Path work, Path home) {
        return ConfigurationFileReader.read(new Variables(environment), new Home(home), work)
                .memoryEnabled();
    }

    private void problem(String yaml, String sentence) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage(sentence);
    }

    private ConfigurationFile read(String yaml) {
        return FileBinder.bind(
                YamlTree.parse("test.yaml", yaml),
                new Section.Report("test.yaml", warnings),
                new Variables(environment));
    }
}
