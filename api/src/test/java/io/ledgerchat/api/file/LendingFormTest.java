package io.ledgerchat.api.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.api.transport.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of an upload's form is believed. */
class LendingFormTest {
    @Test
    void namesAreKeptAndFreeTextIsNot() {
        assertThat(named("gpt-4o:ft/acme.v2@eu west")).isEqualTo("gpt-4o:ft/acme.v2@eu west");
        assertThat(named("My salary is 1,000 €")).isNull();
        assertThat(named("gpt\u00004")).isNull();
        assertThat(named("x".repeat(257))).isNull();
    }

    @Test
    void onlyToolsThatThereAreAreKnown() {
        assertThat(LendingForm.knownTool(form("tool_resource", "code_interpreter")))
                .contains("code_interpreter");
        assertThat(LendingForm.knownTool(form("tool_resource", "context"))).contains("context");
        assertThat(LendingForm.knownTool(form("tool_resource", "hammer"))).isEmpty();
    }

    @Test
    void anAssistantHasTwoTools() {
        assertThat(LendingForm.assistantTool(form("assistant_id", "asst_1"))).isEqualTo("code_interpreter");
        var unknown = new UploadForm(Map.of("assistant_id", "asst_1", "tool_resource", "x".repeat(101)));
        assertThatExceptionOfType(Answer.class)
                .isThrownBy(() -> LendingForm.assistantTool(unknown))
                .extracting(Answer::status)
                .isEqualTo(400);
    }

    private static String named(String sent) {
        return form("model", sent).nameOrNull("model");
    }

    private static UploadForm form(String name, String value) {
        return new UploadForm(Map.of(name, value));
    }
}
