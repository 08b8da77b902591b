package io.ledgerchat.command.message;

import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Instant;

/** Where the tool calls of one run of a model are recorded. */
interface ToolRecords {
    /** Fails when it cannot be recorded; the tool must not be run then. */
    void called(ModelMessage.ToolUse call);

    void answered(String callId, ToolOutcome outcome, long took);

    Instant now();
}
