package io.ledgerchat.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class UnreadableVariableAnalyzerTest {
    static final class Sealing {
        final long seconds;

        Sealing(@Value("${ledgerchat.checkpoint-seconds:10}") long seconds) {
            this.seconds = seconds;
        }
    }

    @Test
    void aWrongValueEndsTheStartWithASentenceThatSaysWhatToWrite() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new SystemEnvironmentPropertySource(
                            "variables", Map.of("LEDGERCHAT_CHECKPOINT_SECONDS", "ten")));
            context.registerBean(Sealing.class);
            Throwable failure = catchThrowable(context::refresh);

            var analysis = new UnreadableVariableAnalyzer().analyze(failure);

            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription()).contains("LEDGERCHAT_CHECKPOINT_SECONDS");
            assertThat(analysis.getAction()).contains("LEDGERCHAT_CHECKPOINT_SECONDS=10");
        }
    }
}
