package io.ledgerchat.command.balance;

import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallBegun;
import io.ledgerchat.event.model.ModelCallId;
import java.util.Optional;

/** The port to how things began, as the log has it: their ends do not say which model was asked. */
public interface Beginnings {
    Optional<ModelCallBegun> of(ModelCallId call);

    Optional<ReplyStarted> of(MessageId reply);
}
