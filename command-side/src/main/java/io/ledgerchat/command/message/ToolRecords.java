package io.ledgerchat.command.message;

import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Instant;

/** In whose hands one run of a model is, and where its calls of tools are recorded. */
interface ToolRecords {
    /** Fails when it cannot be recorded; the tool must not be run then. */
    void called(ModelMessage.ToolUse call);

    void answered(String callId, ToolOutcome outcome, long took);

    /** What the records of its questions to models say. */
    ModelOccasion occasion();

    Instant now();
}
