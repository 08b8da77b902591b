package io.ledgerchat.infra.ledger.forgetting;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.command.file.DeleteFiles;
import io.ledgerchat.command.ledger.Holds;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.query.ledger.FindOverdue;
import io.ledgerchat.query.ledger.FindRetentionPolicies;
import io.ledgerchat.query.ledger.Overdue;
import io.ledgerchat.query.ledger.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes what the retention policies no longer keep of conversations and files, unless it is held. Each deletion is the
 * ordinary one, with the reason {@code retention}; its key goes at once.
 */
@Component
class RetentionRun {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionRun.class);
    private static final int AT_ONCE = 500;

    private final QueryGateway queries;
    private final CommandGateway commands;
    private final Holds holds;
    private final Clock clock;

    RetentionRun(QueryGateway queries, CommandGateway commands, Holds holds, Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.holds = holds;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${ledgerchat.retention.look-every:PT10M}",
            initialDelayString = "${ledgerchat.retention.first-look:PT1M}")
    void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Set<Subject> held = holds.held(now);
        for (RetentionPolicy policy : policies()) {
            overdue(policy, held, now).forEach(found -> delete(found, now));
        }
    }

    private List<RetentionPolicy> policies() {
        return queries.query(new FindRetentionPolicies(), ResponseTypes.multipleInstancesOf(RetentionPolicy.class))
                .join();
    }

    private List<Overdue> overdue(RetentionPolicy policy, Set<Subject> held, Instant now) {
        Instant before = now.minus(Duration.ofDays(policy.days()));
        return queries.query(
                        new FindOverdue(policy.data(), policy.role(), before, held, AT_ONCE),
                        ResponseTypes.multipleInstancesOf(Overdue.class))
                .join();
    }

    private void delete(Overdue found, Instant now) {
        var owner = new AccountId(found.owner());
        try {
            commands.sendAndWait(
                    found.data().equals("file")
                            ? DeleteFiles.own(owner, List.of(new FileId(found.id())), "retention", now)
                            : new DeleteConversation(new ConversationId(found.id()), owner, "retention", now));
        } catch (Refusal | ConcurrencyException meanwhile) {
            LOG.info("{} {} was changed while its time ran out: {}", found.data(), found.id(), meanwhile.getMessage());
        }
    }
}
