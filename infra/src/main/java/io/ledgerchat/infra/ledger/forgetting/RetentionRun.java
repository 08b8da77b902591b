package io.ledgerchat.infra.ledger.forgetting;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.command.file.DeleteFiles;
import io.ledgerchat.command.ledger.Holds;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.infra.view.PassedViews;
import io.ledgerchat.query.ledger.FindOverdue;
import io.ledgerchat.query.ledger.FindRetentionPolicies;
import io.ledgerchat.query.ledger.Overdue;
import io.ledgerchat.query.ledger.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes what the retention policies no longer keep of conversations and files, unless it is held. Each deletion is the
 * ordinary one, with the reason {@code retention}; its key goes at once. So each is looked at once more right before: it may
 * have been taken up, or be held, since all of them were looked for.
 */
@Component
class RetentionRun {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionRun.class);
    static final int AT_ONCE = 500;

    private final QueryGateway queries;
    private final CommandGateway commands;
    private final Holds holds;
    private final Runnable views;
    private final Clock clock;

    @Autowired
    RetentionRun(QueryGateway queries, CommandGateway commands, Holds holds, PassedViews views, Clock clock) {
        this(queries, commands, holds, views::await, clock);
    }

    /** @param views waits until they have passed the log's head, and fails when they do not in time */
    RetentionRun(QueryGateway queries, CommandGateway commands, Holds holds, Runnable views, Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.holds = holds;
        this.views = views;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${ledgerchat.retention.look-every:PT10M}",
            initialDelayString = "${ledgerchat.retention.first-look:PT1M}")
    void run() {
        policies().forEach(this::apply);
    }

    /** Page by page, each behind the one before: what cannot be deleted keeps nothing else from going. */
    private void apply(RetentionPolicy policy) {
        Instant before = now().minus(Duration.ofDays(policy.days()));
        List<Overdue> page = page(policy, before, null);
        while (!page.isEmpty()) {
            for (Overdue found : page) {
                // Behind the log nothing can be looked at once more; then the next run comes back to what is left.
                views.run();
                delete(found, policy, before);
            }
            // There may be many pages: the policy may have been changed or ended since the first of them.
            page = policies().contains(policy) ? page(policy, before, page.getLast()) : List.of();
        }
    }

    private List<RetentionPolicy> policies() {
        return queries.query(new FindRetentionPolicies(), ResponseTypes.multipleInstancesOf(RetentionPolicy.class))
                .join();
    }

    private List<Overdue> page(RetentionPolicy policy, Instant before, @Nullable Overdue after) {
        return ask(new FindOverdue(policy.data(), policy.role(), before, holds.held(now()), null, after, AT_ONCE));
    }

    private boolean isStillOverdue(Overdue found, RetentionPolicy policy, Instant before) {
        return !ask(new FindOverdue(policy.data(), policy.role(), before, holds.held(now()), found.id(), 1))
                .isEmpty();
    }

    private List<Overdue> ask(FindOverdue question) {
        return queries.query(question, ResponseTypes.multipleInstancesOf(Overdue.class))
                .join();
    }

    private void delete(Overdue found, RetentionPolicy policy, Instant before) {
        try {
            if (isStillOverdue(found, policy, before)) {
                commands.sendAndWait(deletion(found, before));
            }
        } catch (Refusal | ConcurrencyException meanwhile) {
            LOG.info("{} {} was changed while its time ran out: {}", found.data(), found.id(), meanwhile.getMessage());
        } catch (RuntimeException failed) {
            // Comes up again at the next run; what is behind it must not wait for it.
            LOG.warn(
                    "{} {} is not kept any longer and could not be deleted: {}",
                    found.data(),
                    found.id(),
                    failed.getClass().getName());
        }
    }

    private Object deletion(Overdue found, Instant before) {
        var owner = new AccountId(found.owner());
        return found.data().equals("file")
                ? DeleteFiles.overdue(owner, new FileId(found.id()), before, now())
                : new DeleteConversation(new ConversationId(found.id()), owner, "retention", before, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
