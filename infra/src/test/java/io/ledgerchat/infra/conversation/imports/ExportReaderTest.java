package io.ledgerchat.infra.conversation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.event.message.ContentPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportReaderTest {
    private final List<ExportedConversation> conversations = new ArrayList<>();
    private final List<ExportedMessage> messages = new ArrayList<>();

    @Test
    void aFlatLibreChatExportIsReadWithItsOptions() throws IOException {
        read("""
                {"conversationId":"c","endpoint":"MyAI","title":"Fjords","exportAt":"now","branches":true,"recursive":false,
                 "messages":[
                   {"messageId":"1","parentMessageId":"00000000-0000-0000-0000-000000000000","sender":"User",
                    "text":"What?","isCreatedByUser":true,"createdAt":"2023-04-05T06:07:08.900Z"},
                   {"messageId":"2","parentMessageId":"1","sender":"MyAI","text":"","isCreatedByUser":false,
                    "content":[{"type":"think","think":"hm"},{"type":"text","text":{"value":"An inlet"}}]}],
                 "options":{"model":"my-model","temperature":0.2,"title":"x"}}""");
        assertThat(conversations).singleElement().satisfies(conversation -> {
            assertThat(conversation.title()).isEqualTo("Fjords");
            assertThat(conversation.endpoint()).isEqualTo("MyAI");
            assertThat(conversation.model()).isEqualTo("my-model");
            assertThat(conversation.parameters())
                    .containsEntry("temperature", 0.2)
                    .hasSize(1);
        });
        assertThat(messages.get(0).createdAt()).isEqualTo(Instant.parse("2023-04-05T06:07:08.900Z"));
        assertThat(messages.get(0).byPerson()).isTrue();
        assertThat(messages.get(1).parts())
                .containsExactly(new ContentPart.Think("hm"), new ContentPart.Text("An inlet"));
        assertThat(messages.get(1).parent()).isEqualTo("1");
    }

    @Test
    void ofATreeWhatSaysNothingIsLeftOutWithAllBelowIt() throws IOException {
        read("""
                {"conversationId":"c","recursive":true,"messagesTree":[
                  {"messageId":"1","text":"What?","isCreatedByUser":true,"children":[
                    {"messageId":"2","text":"An inlet","children":[]},
                    {"messageId":"3","text":"","children":[{"messageId":"4","text":"lost"}]}]}]}""");
        assertThat(messages).extracting(ExportedMessage::id).containsExactly("1", "2");
        assertThat(messages.get(1).parent()).isEqualTo("1");
        assertThat(conversations.getFirst().title()).isEqualTo("Imported Chat");
    }

    @Test
    void ofChatGptThoughtsComeBeforeTheAnswerAndSystemNodesGo() throws IOException {
        read("""
                [{"title":"Fjords","create_time":1680674828.9,"mapping":{
                  "r":{"parent":null,"message":null},
                  "s":{"parent":"r","message":{"author":{"role":"system"},"content":{"content_type":"text","parts":[""]}}},
                  "u":{"parent":"s","message":{"author":{"role":"user"},"create_time":1680674830,
                       "content":{"content_type":"text","parts":["What","is it?",{"image":1}]}}},
                  "t":{"parent":"u","message":{"author":{"role":"assistant"},
                       "content":{"content_type":"thoughts","thoughts":[{"content":"water"}]}}},
                  "a":{"parent":"t","message":{"author":{"role":"assistant"},
                       "metadata":{"model_slug":"gpt-4o","citations":[{"start_ix":8,"end_ix":11,
                         "metadata":{"type":"webpage","title":"Sea","url":"https://example.org"}}]},
                       "content":{"content_type":"text","parts":["An inlet[1]"]}}},
                  "c":{"parent":"a","message":{"author":{"role":"assistant"},
                       "content":{"content_type":"code","language":"python","text":"1+1"}}},
                  "e":{"parent":"c","message":{"author":{"role":"tool"},
                       "content":{"content_type":"execution_output","text":"2"}}}}}]""");
        assertThat(conversations.getFirst().createdAt()).isEqualTo(Instant.ofEpochMilli(1680674828900L));
        assertThat(messages).extracting(ExportedMessage::id).containsExactly("u", "a", "c", "e");
        assertThat(messages.get(0).parent()).isNull();
        assertThat(messages.get(0).text()).isEqualTo("What is it?");
        assertThat(messages.get(1).parent()).isEqualTo("u");
        assertThat(messages.get(1).sender()).isEqualTo("GPT-4o");
        assertThat(messages.get(1).parts())
                .containsExactly(
                        new ContentPart.Think("water"), new ContentPart.Text("An inlet ([Sea](https://example.org))"));
        assertThat(messages.get(2).parts()).containsExactly(new ContentPart.Text("```python\n1+1\n```"));
        assertThat(messages.get(3).parts()).containsExactly(new ContentPart.Text("Execution Output:\n> 2"));
    }

    @Test
    void ofClaudeOneMessageFollowsTheOther() throws IOException {
        read("""
                [{"uuid":"x","name":"","created_at":"2024-01-02T03:04:05.678901Z","chat_messages":[
                   {"uuid":"1","sender":"human","text":"What?","content":[]},
                   {"uuid":"2","sender":"assistant","text":"old","content":[
                     {"type":"thinking","thinking":"hm"},{"type":"text","text":"An "},{"type":"text","text":"inlet"}]}]}]""");
        assertThat(conversations.getFirst().title()).isEqualTo("Imported Claude Chat");
        assertThat(messages.get(0).text()).isEqualTo("What?");
        assertThat(messages.get(1).parent()).isEqualTo("1");
        assertThat(messages.get(1).parts())
                .containsExactly(new ContentPart.Think("hm"), new ContentPart.Text("An inlet"));
    }

    @Test
    void ofChatbotUiTheModelIsKept() throws IOException {
        read("""
                {"version":4,"history":[{"id":1,"name":"Fjords","model":{"id":"gpt-3.5-turbo"},
                  "messages":[{"role":"user","content":"What?"},{"role":"assistant","content":"An inlet"}]}],"folders":[]}""");
        assertThat(conversations.getFirst().model()).isEqualTo("gpt-3.5-turbo");
        assertThat(messages.get(1).sender()).isEqualTo("GPT-3.5");
        assertThat(messages.get(1).parent()).isEqualTo(messages.get(0).id());
    }

    @Test
    void whatIsTooLargeToBeHeldAtOnceIsRefused() {
        var tokens = "[" + "[],".repeat(ElementParser.MOST_TOKENS / 2) + "0]";
        for (var export : List.of(
                "[{\"mapping\":{\"a\":" + tokens + "}}]",
                "{\"conversationId\":\"c\",\"options\":" + tokens + ",\"messages\":[]}",
                "{\"conversationId\":\"c\",\"messagesTree\":[{\"messageId\":\"1\",\"children\":" + tokens + "}]}")) {
            assertThatExceptionOfType(UnreadableExportException.class)
                    .isThrownBy(() -> read(export))
                    .withMessage("A part of the export is too large");
        }
    }

    @Test
    void aPartOfTooManyBytesIsRefused() {
        var text = "\"" + "x".repeat(ElementParser.MOST_BYTES / 4) + "\"";
        assertThatExceptionOfType(UnreadableExportException.class)
                .isThrownBy(() -> read("[{\"mapping\":{\"a\":[" + (text + ",").repeat(4) + text + "]}}]"))
                .withMessage("A part of the export is too large");
    }

    @Test
    void whatIsNotWantedMayBeOfAnySize() throws IOException {
        var tokens = "[" + "[],".repeat(ElementParser.MOST_TOKENS / 2) + "0]";
        read("{\"conversationId\":\"c\",\"more\":" + tokens
                + ",\"messages\":[{\"messageId\":\"1\",\"text\":\"What?\",\"isCreatedByUser\":true}]}");
        assertThat(messages).extracting(ExportedMessage::text).containsExactly("What?");
    }

    @Test
    void anEmptyListHoldsNothing() throws IOException {
        read("[]");
        assertThat(conversations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "{}", "[{}]", "[7]", "{\"conversationId\":\"c\"}", "[{\"mapping\":{}}", "no json"})
    void whatIsNoExportIsRefused(String export) {
        assertThatExceptionOfType(UnreadableExportException.class).isThrownBy(() -> read(export));
    }

    private void read(String export) throws IOException {
        new ExportReader(() -> new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)), new ExportSink() {
                    @Override
                    public void begin(ExportedConversation conversation) {
                        conversations.add(conversation);
                    }

                    @Override
                    public void add(ExportedMessage message) {
                        messages.add(message);
                    }

                    @Override
                    public void end() {}
                })
                .read();
    }
}
