package io.ledgerchat.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

class ReadableIntervalsTest {
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Looks {
        @Scheduled(
                fixedDelayString = "${ledgerchat.things.look-every:PT1H}",
                initialDelayString = "${ledgerchat.things.first-look:PT1M}")
        void look() {}
    }

    @ParameterizedTest
    @CsvSource({
        "LEDGERCHAT_THINGS_LOOK_EVERY, often, PT1H",
        "LEDGERCHAT_THINGS_LOOK_EVERY, PT0S, PT1H",
        "LEDGERCHAT_THINGS_LOOK_EVERY, -5, PT1H",
        "LEDGERCHAT_THINGS_FIRST_LOOK, 10 minutes, PT1M",
        "LEDGERCHAT_THINGS_FIRST_LOOK, -PT1S, PT1M"
    })
    void anIntervalThatIsNoneEndsTheStartWithASentenceThatSaysWhatToWrite(String name, String value, String example) {
        FailureAnalysis analysis = started(Map.of(name, value));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription())
                .isEqualTo("The environment variable %s cannot be read. Write it as in %s=%s."
                        .formatted(name, name, example));
    }

    @Test
    void anIntervalInAnyFormThatSpringReadsIsTaken() {
        for (String written : new String[] {"PT5M", "300000", "5m", "PT0.5S"}) {
            assertThat(started(Map.of("LEDGERCHAT_THINGS_LOOK_EVERY", written))).isNull();
        }
        assertThat(started(Map.of("LEDGERCHAT_THINGS_FIRST_LOOK", "PT0S"))).isNull();
    }

    private static @Nullable FailureAnalysis started(Map<String, Object> variables) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new SystemEnvironmentPropertySource("variables", variables));
            context.register(ReadableIntervals.class, Looks.class);
            Throwable failure = catchThrowable(context::refresh);
            return failure == null ? null : new ConfigurationProblemAnalyzer().analyze(failure);
        }
    }
}
