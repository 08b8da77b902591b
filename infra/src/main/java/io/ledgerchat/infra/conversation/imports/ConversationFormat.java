package io.ledgerchat.infra.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;

/** How another application writes down a conversation. */
interface ConversationFormat {
    void read(JsonNode conversation, ExportSink sink);
}
