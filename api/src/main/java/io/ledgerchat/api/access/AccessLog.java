package io.ledgerchat.api.access;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.access.RecordRead;
import io.ledgerchat.event.account.AccountId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records reads that an auditor must know of: another's data, an export, a download, an opened share. A controller calls
 * it before it produces the answer; what cannot be recorded is not shown.
 */
@Component
public class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private final Commands commands;
    private final Moments moments;

    AccessLog(Commands commands, Moments moments) {
        this.commands = commands;
        this.moments = moments;
    }

    /**
     * @param reader absent for somebody unknown, under a link that is open to the public
     * @param action one word for how, such as {@code download}
     * @param resource what, as {@code kind:value}
     * @param owner whose it is, if anybody's
     * @throws Answer 503 when it could not be recorded
     */
    public void record(@Nullable Caller reader, String action, String resource, @Nullable AccountId owner) {
        try {
            commands.sendWithoutWaiting(new RecordRead(
                    Ids.uuid(), reader == null ? null : reader.id(), action, resource, owner, moments.now()));
        } catch (RuntimeException e) {
            LOG.error("A read ({}) could not be recorded and was refused", action, e);
            throw Answer.message(503, "The access could not be recorded. Please try again.");
        }
    }
}
