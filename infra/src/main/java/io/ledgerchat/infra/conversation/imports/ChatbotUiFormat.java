package io.ledgerchat.infra.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.ledgerchat.event.message.ContentPart;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation as Chatbot UI exports it: one message after the other, without times. */
final class ChatbotUiFormat implements ConversationFormat {
    @Override
    public void read(JsonNode conversation, ExportSink sink) {
        var model = Exported.textOrNull(conversation.path("model"), "id");
        sink.begin(new ExportedConversation(
                "chatbot-ui",
                Exported.text(conversation, "name", LibreChatFormat.NAMELESS),
                "openAI",
                model,
                Map.of(),
                null));
        @Nullable String parent = null;
        int number = 0;
        for (JsonNode message : conversation.path("messages")) {
            var id = Integer.toString(number++);
            var text = message.path("content").asText();
            sink.add(
                    message.path("role").asText().equals("user")
                            ? ExportedMessage.said(id, parent, "user", text, null)
                            : ExportedMessage.replied(
                                    id, parent, "GPT-3.5", List.of(new ContentPart.Text(text)), model, null));
            parent = id;
        }
        sink.end();
    }
}
