package io.ledgerchat.infra.conversation.imports;

/** Takes what a reader finds in an export, in its order. */
interface ExportSink {
    /** A conversation begins. */
    void begin(ExportedConversation conversation);

    /** The next message of the conversation that was begun last. */
    void add(ExportedMessage message);

    /** The conversation that was begun last is over. */
    void end();
}
