package io.ledgerchat.event.message;

import java.util.List;

/**
 * What a message said that was taken over from elsewhere.
 *
 * @param sender under which name it was said
 * @param text of a person's message; empty for replies
 * @param parts of a reply; empty for people's messages
 */
public record CopiedContent(String sender, String text, List<String> quotes, List<ContentPart> parts) {}
