package io.ledgerchat.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.configuration.file.ConfigurationFileReader;
import io.ledgerchat.command.message.FileFacts.FileFact;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** What goes along with messages, as the operator wants it (contract 60 §11). */
class FileRulesTest {
    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void fiftyMegabytesGoAlongWhereNobodySaysOtherwise() {
        var rules = rules("");

        assertThat(rules.most("openAI")).isEqualTo(50 * MEGABYTE);
        assertThat(rules.most("A custom one")).isEqualTo(50 * MEGABYTE);
        assertThat(rules.most("agents")).isEqualTo(50 * MEGABYTE);
    }

    @Test
    void whatTheOperatorSaysOfAnEndpointHoldsWhenAMessageIsSentToo() {
        var rules = rules("""
                fileConfig:
                  endpoints:
                    MyAI: {totalSizeLimit: 3, fileSizeLimit: 1, supportedMimeTypes: ["^text/plain$"]}
                    google: {disabled: true}
                """);

        assertThat(rules.most("MyAI")).isEqualTo(3 * MEGABYTE);
        assertThat(rules.most("google")).isZero();
        assertThat(rules.admits("MyAI", file("text/plain", MEGABYTE, null))).isTrue();
        assertThat(rules.admits("MyAI", file("text/plain", MEGABYTE + 1, null))).isFalse();
        assertThat(rules.admits("MyAI", file("text/csv", 1, null))).isFalse();
        assertThat(rules.admits("google", file("image/png", 1, null))).isFalse();
    }

    @Test
    void ofWordsAndPicturesThatWereMadeHereNobodyChoseTheType() {
        var rules = rules("fileConfig: {endpoints: {MyAI: {supportedMimeTypes: [\"^image/jpeg$\"]}}}");

        assertThat(rules.admits("MyAI", file("image/png", 1, null))).isTrue();
        assertThat(rules.admits("MyAI", file("image/png", 21 * MEGABYTE, null))).isFalse();
        assertThat(rules.admits("MyAI", file("text/plain", 15 * MEGABYTE, "context")))
                .isTrue();
        assertThat(rules.admits("MyAI", file("text/plain", 1, null))).isFalse();
    }

    @Test
    void openAiDoesAsTheDefaultSays() {
        var closed = rules("fileConfig: {endpoints: {default: {disabled: true}}}");
        assertThat(closed.admits("openAI", file("text/plain", 1, null))).isFalse();
        assertThat(closed.admits("anthropic", file("text/plain", 1, null))).isTrue();
        assertThat(FileConfig.document(written("endpoints: {default: {disabled: true}}"))
                        .toString())
                .contains("openAI={disabled=true");

        var narrow = rules("""
                fileConfig:
                  endpoints:
                    openAI: {fileSizeLimit: 2}
                    default: {fileSizeLimit: 1, totalSizeLimit: 3, supportedMimeTypes: ["^image/png$"]}
                """);
        assertThat(narrow.admits("openAI", file("text/plain", 2 * MEGABYTE, null)))
                .isTrue();
        assertThat(narrow.admits("azureOpenAI", file("text/plain", 1, null))).isFalse();
        assertThat(narrow.most("openAI")).isEqualTo(3 * MEGABYTE);
    }

    @Test
    void whatIsSilentAboutTypesTakesDocumentsWhateverTheDefaultSays() {
        var rules = rules("""
                fileConfig:
                  endpoints:
                    default: {supportedMimeTypes: ["^image/.*$"]}
                    custom: {fileLimit: 5}
                """);

        assertThat(rules.of("MyAI", "custom").admits("application/pdf")).isTrue();
        assertThat(rules.of("azureOpenAI", null).admits("application/pdf")).isFalse();
    }

    @Test
    void anySoundIsHeardAndWhatTheDefaultAdmitsBesides() {
        var usual = rules("").recordings();
        assertThat(usual.admits("audio/3gpp")).isTrue();
        assertThat(usual.admits("video/webm")).isTrue();
        assertThat(usual.admits("application/x-unknown")).isFalse();

        var closed =
                rules("fileConfig: {endpoints: {default: {disabled: true}}}").recordings();
        assertThat(closed.admits("audio/3gpp")).isTrue();
        assertThat(closed.admits("video/webm")).isFalse();
    }

    @Test
    void ofADocumentAHundredThousandTokensAreToldUnlessTheOperatorSaysOtherwise() {
        assertThat(rules("").mostTokens()).isEqualTo(100_000);
        assertThat(rules("fileConfig: {fileTokenLimit: 10000}").mostTokens()).isEqualTo(10_000);
        assertThat(rules("fileConfig: {fileTokenLimit: 0}").mostTokens()).isZero();
    }

    private static Map<String, @Nullable Object> written(String fileConfig) {
        return parsed("fileConfig: {" + fileConfig + "}").fileConfig();
    }

    private static FileRules rules(String yaml) {
        return new FileRules(parsed(yaml));
    }

    private static ConfigurationFile parsed(String yaml) {
        return ConfigurationFileReader.parse("test.yaml", yaml, new Variables(new MockEnvironment()));
    }

    private static FileFact file(String type, long bytes, @Nullable String toolResource) {
        var id = new FileId("7a1f0c9e-6f0e-4c57-9a3e-0d4f3f4b9d21");
        return new FileFact(id, "a", type, bytes, new FilePlace("local", "uploads/a"), toolResource);
    }
}
