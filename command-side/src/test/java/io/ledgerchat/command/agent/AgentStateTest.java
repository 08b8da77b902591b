package io.ledgerchat.command.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.event.agent.AgentSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentStateTest {
    private final AgentState state = new AgentState();

    @Test
    void ofSnapshotsThereAreAThousandAtMost() {
        state.begin(AgentSettings.of(Map.of("name", "Reviewer")));
        for (int version = 2; version <= 1_000; version++) {
            assertThat(state.isFull()).isFalse();
            state.change(Map.of("name", "Reviewer " + version), version);
        }

        assertThat(state.versions()).isEqualTo(1_000);
        assertThat(state.isFull()).isTrue();
    }

    @Test
    void longSnapshotsAreFewer() {
        state.begin(AgentSettings.of(Map.of("instructions", "x".repeat(6_000_000))));
        assertThat(state.isFull()).isFalse();
        state.change(Map.of("name", "Reviewer"), 2);

        assertThat(state.isFull()).isTrue();
    }
}
