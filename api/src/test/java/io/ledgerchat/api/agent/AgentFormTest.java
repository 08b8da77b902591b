package io.ledgerchat.api.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.agent.AgentId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AgentFormTest {
    private static final AgentId AGENT = new AgentId("agent_1");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void anAddressIsKept() {
        var contact = Map.of("name", "Ada", "email", "ada@example.org");

        assertThat(AgentForm.ofChange(JSON.valueToTree(Map.of("support_contact", contact)), AGENT))
                .containsEntry("support_contact", contact);
    }

    /** The pattern alone would be busy with it for minutes. */
    @Test
    void anEndlessAddressIsRefusedAtOnce() {
        var email = "a@" + ".".repeat(AgentForm.LONGEST / 2) + "@";

        assertThat(issue(Map.of("support_contact", Map.of("email", email))))
                .extracting("validation", "message")
                .containsExactly("email", "Invalid email");
    }

    @Test
    void settingsAreBoundedAllTogether() {
        var half = "x".repeat(AgentForm.LONGEST / 2);

        assertThat(AgentForm.ofChange(JSON.valueToTree(Map.of("instructions", half, "unknown", half)), AGENT))
                .containsEntry("instructions", half);
        assertThat(issue(Map.of("instructions", half, "description", half)))
                .extracting("code", "message")
                .containsExactly("too_big", "Agent must contain at most 200000 character(s)");
    }

    private static Map<?, ?> issue(Map<String, Object> fields) {
        JsonNode body = JSON.valueToTree(fields);
        var refused = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> catchThrowableOfType(Answer.class, () -> AgentForm.ofChange(body, AGENT)));
        assertThat(refused.status()).isEqualTo(400);
        var details = (List<?>) ((Map<?, ?>) refused.body()).get("details");
        return (Map<?, ?>) details.getFirst();
    }
}
