package io.ledgerchat.api.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.agent.AgentId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void anEmptyIdAmongSubagentsIsTheAgentItself() {
        var subagents =
                (Map<?, ?>) Objects.requireNonNull(changed(subagents("""
                {"type": "draft", "name": "Draft", "description": "Drafts", "agent_ids": ["", "agent_2"],
                 "edges": [{"from": "", "to": "agent_2", "edgeType": "direct"}],
                 "entry_agent_id": "", "result_agent_id": "agent_2"}""")).get("subagents"));

        assertThat(((List<?>) Objects.requireNonNull(subagents.get("graphs"))).getFirst())
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("agent_ids", List.of("agent_1", "agent_2"))
                .containsEntry("entry_agent_id", "agent_1")
                .containsEntry("edges", List.of(Map.of("from", "agent_1", "to", "agent_2", "edgeType", "direct")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a,b|a>b|a|b|",
                "a,b,c|a>b;b>c|a|c|",
                "a,b,c,d|a>b+c;b+c>d|a|d|",
                "a,a|a>b|a|a|Graph members must be unique",
                "a,__end__|a>__end__|a|__end__|Graph member id is reserved",
                "a,b|a>b|c|b|Entry agent must be a member of the graph",
                "a,b|a>b|a|c|Result agent must be a member of the graph",
                "a,b|a>c|a|b|Edge endpoints must be members of the graph",
                "a,b|a>a|a|b|Edges must not lead to their source",
                "a,b,c|a>b;c>b|a|b|What several agents lead to is the target of one edge with all of them as its source",
                "a,b,c|a>b|a|b|The entry must be the only root of the graph",
                "a,b,c|a>b+c|a|c|The result must be the only sink of the graph",
                "a,b,c,d|a>d;b>c;c>b|a|d|The graph must be acyclic",
            })
    void graphsOfSubagentsHaveOneWayFromTheirEntryToTheirResult(
            String members, String edges, String entry, String result, @Nullable String issue) {
        var graph = new LinkedHashMap<String, Object>(Map.of("type", "t", "name", "n", "description", "d"));
        graph.put("agent_ids", List.of(members.split(",", -1)));
        graph.put(
                "edges",
                Stream.of(edges.split(";", -1)).map(AgentFieldsTest::edge).toList());
        graph.put("entry_agent_id", entry);
        graph.put("result_agent_id", result);
        String body = subagents(JSON.writeValueAsString(graph));

        if (issue == null) {
            assertThat(changed(body)).containsKey("subagents");
        } else {
            assertThatThrownBy(() -> changed(body)).isInstanceOfSatisfying(Answer.class, refused -> {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.body().toString()).contains(issue);
            });
        }
    }

    private static Map<String, Object> edge(String text) {
        var ends = text.split(">", -1);
        return Map.of(
                "from",
                List.of(ends[0].split("\\+", -1)),
                "to",
                List.of(ends[1].split("\\+", -1)),
                "edgeType",
                "direct");
    }

    private static String subagents(String graph) {
        return "{\"subagents\": {\"enabled\": true, \"graphs\": [" + graph + "]}}";
    }

    @Test
    void noToolIsCalledFromCodeBecauseNoneRuns() {
        assertThat(changed("{\"tool_options\": {\"t\": {\"allowed_callers\": [\"direct\", \"code_execution\"]}}}"))
                .isEqualTo(Map.of("tool_options", Map.of("t", Map.of("allowed_callers", List.of("direct")))));
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
