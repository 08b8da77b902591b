package io.ledgerchat.infra.ledger.forgetting;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.DeleteAccount;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.command.file.DeleteFiles;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.infra.key.KeyDestruction;
import io.ledgerchat.query.ledger.FindStillThere;
import io.ledgerchat.query.ledger.StillThere;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deletes again what the journal of erasures names and the log does not know as deleted, since it was restored from a backup:
 * else erased people could sign in, and the bytes of their files would stay.
 */
@Component
class ErasuresRepeated implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ErasuresRepeated.class);
    private static final int AT_ONCE = 1_000;

    private final KeyDestruction keys;
    private final QueryGateway queries;
    private final CommandGateway commands;
    private final Clock clock;
    private volatile boolean running;

    ErasuresRepeated(KeyDestruction keys, QueryGateway queries, CommandGateway commands, Clock clock) {
        this.keys = keys;
        this.queries = queries;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        var erased = new ArrayList<>(keys.erased());
        var gone = new HashSet<String>();
        for (StillThere restored : stillThere(erased, Set.of("account"))) {
            gone.add(restored.owner());
            delete(restored);
        }
        // What belonged to an account goes with it.
        stillThere(erased, Set.of("conversation", "file")).stream()
                .filter(restored -> !gone.contains(restored.owner()))
                .forEach(this::delete);
    }

    private List<StillThere> stillThere(List<Subject> erased, Set<String> kinds) {
        List<Subject> asked = erased.stream()
                .filter(subject -> kinds.contains(subject.kind()))
                .toList();
        var found = new ArrayList<StillThere>();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            var some = List.copyOf(asked.subList(from, Math.min(from + AT_ONCE, asked.size())));
            found.addAll(queries.query(new FindStillThere(some), ResponseTypes.multipleInstancesOf(StillThere.class))
                    .join());
        }
        return found;
    }

    private void delete(StillThere restored) {
        try {
            commands.sendAndWait(deletion(restored));
            LOG.warn(
                    "{} {} was erased before and came back from a backup; it is deleted again",
                    restored.kind(),
                    restored.id());
        } catch (Refusal | ConcurrencyException meanwhile) {
            LOG.info("{} {} is gone already: {}", restored.kind(), restored.id(), meanwhile.getMessage());
        }
    }

    private Object deletion(StillThere restored) {
        var owner = new AccountId(restored.owner());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (restored.kind()) {
            case "account" -> new DeleteAccount(owner, owner, now);
            case "conversation" -> new DeleteConversation(new ConversationId(restored.id()), owner, "owner", now);
            default -> DeleteFiles.own(owner, List.of(new FileId(restored.id())), "owner", now);
        };
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the views, which are filled then, and after what answers commands, but before the web server. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 2;
    }
}
