package io.ledgerchat.infra.model.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoModelServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DemoModelServer demo = DemoModelServer.start(Duration.ZERO);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        demo.close();
        http.close();
    }

    @Test
    void anAnswerSaysThatNoModelWasAskedAndRepeatsTheQuestion() throws Exception {
        assertThat(said("content", stream("What is a fjord?")))
                .startsWith("**This answer comes from a stand-in: no model was asked.**")
                .contains("> What is a fjord?");
    }

    @Test
    void anAnswerComesWordByWord() throws Exception {
        var answer = stream("hello");

        assertThat(answer.lines().filter(line -> line.startsWith("data: "))).hasSizeGreaterThan(40);
        assertThat(answer).endsWith("data: [DONE]\n\n");
    }

    @Test
    void aLongerAnswerIsAboutAsLongAsWasAsked() throws Exception {
        var essay = said("content", stream("Please write 400 words about ledgers"));

        assertThat(essay.split("\\s+").length).isBetween(395, 425);
        assertThat(essay).startsWith("**This answer comes from a stand-in: no model was asked.**");
    }

    @Test
    void anAnswerHasAnEndHoweverLongItIsAskedToBe() throws Exception {
        assertThat(said("content", stream("write 999999 words")).split("\\s+").length)
                .isLessThan(2100);
    }

    @Test
    void thinkingIsShownWhenAskedFor() throws Exception {
        assertThat(said("reasoning_content", stream("Think about fjords"))).contains("stand-in");
        assertThat(said("reasoning_content", stream("Tell me about fjords"))).isEmpty();
    }

    @Test
    void aTitleIsMadeOfTheFirstWords() throws Exception {
        var instruction = "Write a title of five words at most.\n\nConversation:\n"
                + "User: what is a fjord, and how deep?\nAI: A long inlet.";

        var title = ask("/chat/completions", body(instruction, false), demo.apiKey());

        assertThat(JSON.readTree(title.body()).at("/choices/0/message/content").asText())
                .isEqualTo("What Is A Fjord And");
    }

    @Test
    void withoutStreamingTheWholeAnswerComesAtOnce() throws Exception {
        var answer = ask("/chat/completions", body("hello", false), demo.apiKey());

        assertThat(JSON.readTree(answer.body()).at("/choices/0/message/content").asText())
                .contains("> hello");
    }

    @Test
    void usageIsToldWhenWanted() throws Exception {
        var wanting = body("hello", true);
        wanting.putObject("stream_options").put("include_usage", true);

        assertThat(ask("/chat/completions", wanting, demo.apiKey()).body()).contains("\"prompt_tokens\":2");
        assertThat(stream("hello")).doesNotContain("prompt_tokens");
    }

    @Test
    void itOffersOneModel() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(demo.baseUrl() + "/models"))
                .header("Authorization", "Bearer " + demo.apiKey())
                .build();

        var models = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(JSON.readTree(models.body()).at("/data/0/id").asText()).isEqualTo("demo");
        assertThat(JSON.readTree(models.body()).get("data")).hasSize(1);
    }

    @Test
    void onlyItsOwnKeyOpensIt() throws Exception {
        assertThat(ask("/chat/completions", body("hello", true), "demo-of-another-day")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsNoRequestIsRefused() throws Exception {
        assertThat(send("/chat/completions", "{", demo.apiKey()).statusCode()).isEqualTo(400);
        assertThat(send("/elsewhere", "{}", demo.apiKey()).statusCode()).isEqualTo(404);
    }

    private String stream(String text) throws IOException, InterruptedException {
        return ask("/chat/completions", body(text, true), demo.apiKey()).body();
    }

    private HttpResponse<String> ask(String path, JsonNode body, String key) throws IOException, InterruptedException {
        return send(path, body.toString(), key);
    }

    private HttpResponse<String> send(String path, String body, String key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(demo.baseUrl() + path))
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static ObjectNode body(String text, boolean streaming) {
        var body = JsonNodeFactory.instance.objectNode().put("model", "demo").put("stream", streaming);
        body.putArray("messages").addObject().put("role", "user").put("content", text);
        return body;
    }

    private static String said(String field, String stream) throws IOException {
        var said = new StringBuilder();
        for (var line :
                stream.lines().filter(data -> data.startsWith("data: {")).toList()) {
            said.append(JSON.readTree(line.substring(6))
                    .at("/choices/0/delta/" + field)
                    .asText());
        }
        return said.toString();
    }
}
