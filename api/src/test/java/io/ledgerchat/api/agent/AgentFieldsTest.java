package io.ledgerchat.api.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.event.agent.AgentId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AgentFieldsTest {
    private static final AgentId AGENT = new AgentId("agent_1");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void numbersBecomeNumbersAndWhatSaysNothingIsLeftOut() {
        var fields = changed("""
                {"model_parameters": {"temperature": "0.5", "topP": "much", "max_tokens": "100", "maxTokens": " ",
                 "stop": ["END"], "promptCache": null, "region": "", "thinking": true}}""");

        assertThat(fields)
                .isEqualTo(Map.of(
                        "model_parameters",
                        Map.of("temperature", 0.5, "max_tokens", 100, "stop", List.of("END"), "thinking", true)));
    }

    @Test
    void filesThatWereOnceReadByOcrAreContext() {
        var fields = changed("""
                {"tool_resources": {"ocr": {"file_ids": ["a", "b"], "files": [{}]}, "context": {"file_ids": ["b", "c"]}}}""");

        assertThat(fields)
                .isEqualTo(Map.of("tool_resources", Map.of("context", Map.of("file_ids", List.of("b", "c", "a")))));
    }

    @Test
    void anEmptySourceIsTheAgentItself() {
        var fields = changed("""
                {"edges": [{"from": ["", "agent_2"], "to": "agent_3"}, {"from": "", "to": "agent_4", "other": 1}]}""");

        assertThat(fields.get("edges"))
                .isEqualTo(List.of(
                        Map.of("from", List.of("agent_1", "agent_2"), "to", "agent_3"),
                        Map.of("from", "agent_1", "to", "agent_4")));
        assertThat(AgentFields.named(fields.get("edges"), AGENT)).containsExactly("agent_2", "agent_3", "agent_4");
    }

    @Test
    void onlySubagentsThatAreSwitchedOnAreLookedUp() {
        assertThat(AgentFields.subagents(Map.of("enabled", true, "agent_ids", List.of("agent_2", "")), AGENT))
                .containsExactly("agent_2");
        assertThat(AgentFields.subagents(Map.of("enabled", false, "agent_ids", List.of("agent_2")), AGENT))
                .isEmpty();
    }

    @Test
    void unknownSkillsAreSwitchedOff() {
        assertThat(changed("{\"skills\": [\"65f000000000000000000000\"], \"skills_enabled\": true}"))
                .isEqualTo(Map.of("skills", List.of(), "skills_enabled", false));
    }

    @Test
    void nullsAndUnknownKeysAreLeftOut() {
        assertThat(changed("{\"name\": null, \"id\": \"agent_2\", \"author\": \"x\", \"description\": \"\"}"))
                .isEqualTo(Map.of("description", ""));
    }

    private static Map<String, Object> changed(String json) {
        return AgentForm.ofChange(JSON.readTree(json), AGENT);
    }
}
