package io.ledgerchat.api.configuration;

/**
 * What concerns conversations.
 *
 * @param titles whether new conversations get a title from a model ({@code TITLE_CONVO})
 * @param search whether searching is offered where a search engine is there; {@code SEARCH=false} turns it off, and unlike
 *     LibreChat an unset {@code SEARCH} leaves it on
 * @param importMaxBytes largest file to import as clients are told it, 0 where nothing is configured
 */
public record ChatSettings(boolean titles, boolean search, long importMaxBytes) {
    /** Of the original, which tells it to nobody (contract 40 §2.10). */
    private static final long USUAL_IMPORT = 262_144_000L;

    static ChatSettings from(Variables variables) {
        return new ChatSettings(
                !variables.text("TITLE_CONVO", "true").equalsIgnoreCase("false"),
                variables.enabledUnlessSaidOtherwise("SEARCH"),
                variables.bytes("CONVERSATION_IMPORT_MAX_FILE_SIZE_BYTES"));
    }

    /** The largest file that is taken in. */
    public long importLimit() {
        return importMaxBytes > 0 ? importMaxBytes : USUAL_IMPORT;
    }
}
