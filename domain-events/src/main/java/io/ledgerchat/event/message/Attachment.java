package io.ledgerchat.event.message;

import java.util.Map;

/**
 * What a tool call of a reply left for the reader: a file or a result that clients show with the call.
 *
 * @param content in the words of clients (contract 30 §6.3), without the ids of message and conversation
 */
public record Attachment(String toolCallId, Map<String, Object> content) {}
