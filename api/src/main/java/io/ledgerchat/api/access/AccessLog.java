package io.ledgerchat.api.access;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ClientAddress;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.access.RecordRead;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.event.account.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records reads that an auditor must know of: another's data, an export, a download, an opened share. A controller calls
 * it before it answers; what cannot be recorded is not shown.
 */
@Component
public class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private final Commands commands;
    private final Moments moments;
    private final ClientAddress addresses;
    private final KeyedHash hash;

    AccessLog(Commands commands, Moments moments, ClientAddress addresses, KeyedHash hash) {
        this.commands = commands;
        this.moments = moments;
        this.addresses = addresses;
        this.hash = hash;
    }

    /**
     * @param reader absent for somebody unknown, under a link that is open to the public
     * @param action one word for how, such as {@code download}
     * @param resource what, as {@code kind:value}
     * @param owner whose it is, if anybody's
     * @throws Answer 503 when it could not be recorded
     */
    public void record(@Nullable Caller reader, String action, String resource, @Nullable AccountId owner) {
        record(Ids.uuid(), reader, action, resource, owner);
    }

    /** As {@link #record}, for what shows what several have: a read of each of them, or of nobody where it shows none. */
    public void recordEach(Caller reader, String action, String resource, Stream<AccountId> owners) {
        var others =
                owners.filter(owner -> !owner.equals(reader.id())).distinct().toList();
        if (others.isEmpty()) {
            record(reader, action, resource, null);
        }
        others.forEach(owner -> record(reader, action, resource, owner));
    }

    /**
     * As {@link #record}, for what anybody may read as often as they like: in a quarter of an hour the same reader's reads
     * of the same thing count as one, so that nobody fills the log with them. Unknown readers are told apart by their
     * address.
     */
    public void recordOnce(
            HttpServletRequest request,
            @Nullable Caller reader,
            String action,
            String resource,
            @Nullable AccountId owner) {
        String who = reader == null
                ? "address:" + addresses.of(request)
                : reader.id().toString();
        long window = moments.now().getEpochSecond() / RefusalLog.WINDOW.toSeconds();
        var read = String.join("\n", who, action, resource, Long.toString(window));
        record(hash.of("read", read), reader, action, resource, owner);
    }

    private void record(
            String readId, @Nullable Caller reader, String action, String resource, @Nullable AccountId owner) {
        try {
            commands.sendWithoutWaiting(new RecordRead(
                    readId, reader == null ? null : reader.id(), action, resource, owner, moments.now()));
        } catch (RuntimeException e) {
            LOG.error("A read ({}) could not be recorded and was refused", action, e);
            throw Answer.message(503, "The access could not be recorded. Please try again.");
        }
    }
}
