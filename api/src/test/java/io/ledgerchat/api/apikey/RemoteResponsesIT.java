package io.ledgerchat.api.apikey;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Agents called from outside in the form of OpenAI's responses (contract 85 §5, §6). */
class RemoteResponsesIT {
    private static final String RESPONSES = "/api/agents/v1/responses";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final TestClient admin = server.administrator();
    private final SavedAgent agent =
            SavedAgent.by(admin, Map.of("name", "Helper", "model", "fake-echo", "tools", List.of("calculator")));
    private final TestClient program = server.client().withToken(key());

    private String key() {
        return json(expect(201, admin.post("/api/api-keys", Map.of("name", "ci"))))
                .get("key")
                .asString();
    }

    @Test
    void anAnswerComesAsAWhole() {
        var answer = json(expect(200, program.post(RESPONSES, body("reasoning:hm|one two", false))));
        assertThat(answer.get("id").asString()).startsWith("resp_");
        assertThat(answer.get("object").asString()).isEqualTo("response");
        assertThat(answer.get("status").asString()).isEqualTo("completed");
        assertThat(answer.get("model").asString()).isEqualTo(agent.id());
        assertThat(answer.get("store").asBoolean()).isFalse();
        assertThat(answer.at("/output/0/type").asString()).isEqualTo("reasoning");
        assertThat(answer.at("/output/0/content/0/text").asString()).isEqualTo("hm");
        assertThat(answer.at("/output/1/type").asString()).isEqualTo("message");
        assertThat(answer.at("/output/1/content/0/text").asString()).isEqualTo("one two");
    }

    @Test
    void whatWasSaidBeforeGoesAlong() {
        var items = List.of(
                Map.of("type", "message", "role", "developer", "content", "Be brief"),
                Map.of("role", "user", "content", List.of(Map.of("type", "input_text", "text", "Hi"))),
                Map.of("type", "message", "role", "assistant", "content", "Hello"),
                Map.of("role", "user", "content", "usage:and now"));
        var answer = json(expect(200, program.post(RESPONSES, Map.of("model", agent.id(), "input", items))));
        assertThat(answer.at("/output/0/content/0/text").asString()).isEqualTo("and now");
        assertThat(answer.at("/usage/output_tokens").asInt()).isEqualTo(2);
    }

    @Test
    void ofAFileTheModelIsToldThatThereIsOne() {
        var parts = List.of(
                Map.of("type", "input_text", "text", "Read"),
                Map.of("type", "input_file", "filename", "plan.pdf", "file_data", "data:application/pdf;base64,AAAA"),
                Map.of("type", "input_file", "file_id", "file_1"));
        var answer = json(expect(
                200,
                program.post(
                        RESPONSES,
                        Map.of("model", agent.id(), "input", List.of(Map.of("role", "user", "content", parts))))));
        assertThat(answer.at("/output/0/content/0/text").asString())
                .isEqualTo("Read\n[File: plan.pdf]\n[File: unknown]");
    }

    @Test
    void aToolCallAndItsOutputAreItemsOfTheirOwn() {
        var answer = json(expect(200, program.post(RESPONSES, body("tool:calculator:{\"input\":\"6*7\"}", false))));
        assertThat(answer.at("/output/0/type").asString()).isEqualTo("function_call");
        assertThat(answer.at("/output/0/name").asString()).isEqualTo("calculator");
        assertThat(answer.at("/output/0/arguments").asString()).contains("6*7");
        assertThat(answer.at("/output/1/type").asString()).isEqualTo("function_call_output");
        assertThat(answer.at("/output/1/call_id")).isEqualTo(answer.at("/output/0/call_id"));
        assertThat(answer.at("/output/1/output").asString()).isEqualTo("42");
        assertThat(answer.at("/output/2/content/0/text").asString()).isEqualTo("tool result: 42");
    }

    @Test
    void anAnswerComesInNumberedEvents() {
        String stream =
                expect(200, program.post(RESPONSES, body("big world", true))).body();
        assertThat(stream).endsWith("data: [DONE]\n\n");
        List<JsonNode> events = stream.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JSON.readTree(line.substring("data: ".length())))
                .toList();
        assertThat(events)
                .extracting(event -> event.get("type").asString())
                .startsWith(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta")
                .endsWith(
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        for (int number = 0; number < events.size(); number++) {
            assertThat(events.get(number).get("sequence_number").asInt()).isEqualTo(number);
        }
        assertThat(events.getLast().at("/response/output/0/content/0/text").asString())
                .isEqualTo("big world");
    }

    @Test
    void aRefusingProviderEndsTheStreamAndRefusesTheWhole() {
        var refused = expect(401, program.post(RESPONSES, body("error:401:nope", false)));
        assertThat(json(refused).at("/error/type").asString()).isEqualTo("invalid_request");
        assertThat(json(refused).at("/error/message").asString()).startsWith("401 nope");
        var inside = expect(200, program.post(RESPONSES, body("error:401:nope", true)))
                .body();
        assertThat(inside)
                .contains("response.in_progress")
                .doesNotContain("response.completed")
                .endsWith("data: [DONE]\n\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                  | input is required",
                "{'input':7}                         | input must be a string or array of items",
                "{'input':'x','stream':1}            | stream must be a boolean",
                "{'input':'x','temperature':3}       | temperature must be a number between 0 and 2",
                "{'input':'x','max_output_tokens':0} | max_output_tokens must be a positive number",
                "{'input':'x','previous_response_id':1} | previous_response_id must be a string"
            })
    void whatCannotBeMeantIsRefused(String body, String message) {
        String sent = body.strip().replace('\'', '"').replaceFirst("\\{", "{\"model\":\"" + agent.id() + "\",");
        var refused = json(expect(400, program.post(RESPONSES, sent.replace(",}", "}"))));
        assertThat(refused.at("/error/message").asString()).isEqualTo(message);
        assertThat(refused.at("/error/type").asString()).isEqualTo("invalid_request");
    }

    @Test
    void nothingIsStored() {
        var goOn = Map.of("model", agent.id(), "input", "x", "previous_response_id", "resp_1");
        assertThat(json(expect(404, program.post(RESPONSES, goOn)))
                        .at("/error/message")
                        .asString())
                .isEqualTo("Conversation not found");
        var stored = json(expect(404, program.get(RESPONSES + "/resp_1")));
        assertThat(stored.at("/error/code").asString()).isEqualTo("response_not_found");
        assertThat(json(expect(400, program.post(RESPONSES, Map.of("input", "x"))))
                        .at("/error/code")
                        .asString())
                .isEqualTo("missing_model");
        assertThat(expect(200, program.get(RESPONSES + "/models")).body()).contains(agent.id());
        expect(401, server.client().get(RESPONSES + "/models"));
    }

    private Map<String, Object> body(String input, boolean stream) {
        return Map.of("model", agent.id(), "input", input, "stream", stream);
    }
}
