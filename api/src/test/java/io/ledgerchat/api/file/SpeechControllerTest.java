package io.ledgerchat.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What clients are told of the speech that the operator configured (contract 60 §13). */
class SpeechControllerTest {
    @Test
    void whoseModelsListenIsNotToldAndWhatIsLeftEmptyStaysSo() {
        assertThat(SpeechController.told("engineSTT", "openai")).isEqualTo("external");
        assertThat(SpeechController.told("engineSTT", "browser")).isEqualTo("browser");
        assertThat(SpeechController.told("engineSTT", null)).isNull();
        assertThat(SpeechController.told("voice", "openai")).isEqualTo("openai");
    }
}
