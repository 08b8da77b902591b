package io.ledgerchat.api.configuration;

/**
 * What concerns conversations.
 *
 * @param titles whether new conversations get a title from a model ({@code TITLE_CONVO})
 * @param search whether searching is offered where a search engine is there; {@code SEARCH=false} turns it off, and unlike
 *     LibreChat an unset {@code SEARCH} leaves it on
 * @param importMaxBytes largest file to import, 0 for no limit of its own
 */
public record ChatSettings(boolean titles, boolean search, long importMaxBytes) {
    static ChatSettings from(Variables variables) {
        return new ChatSettings(
                !variables.text("TITLE_CONVO", "true").equalsIgnoreCase("false"),
                variables.enabledUnlessSaidOtherwise("SEARCH"),
                variables.bytes("CONVERSATION_IMPORT_MAX_FILE_SIZE_BYTES"));
    }
}
