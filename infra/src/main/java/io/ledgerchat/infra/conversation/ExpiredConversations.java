package io.ledgerchat.infra.conversation;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.query.conversation.ExpiredConversation;
import io.ledgerchat.query.conversation.FindExpiredConversations;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes temporary conversations whose time is over, and with them, at once, the keys of what was said in them.
 *
 * <p>Views hide them from the moment they expire; this only has to come along some time. Two nodes that do the same
 * conversation record it once.
 */
@Component
class ExpiredConversations {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiredConversations.class);
    private static final int AT_ONCE = 200;

    private final QueryGateway queries;
    private final CommandGateway commands;
    private final Clock clock;

    ExpiredConversations(QueryGateway queries, CommandGateway commands, Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${ledgerchat.expiry.look-every:PT1M}", initialDelayString = "PT15S")
    void delete() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<ExpiredConversation> due = queries.query(
                        new FindExpiredConversations(now, AT_ONCE),
                        ResponseTypes.multipleInstancesOf(ExpiredConversation.class))
                .join();
        for (ExpiredConversation expired : due) {
            try {
                commands.sendAndWait(new DeleteConversation(expired.conversationId(), expired.owner(), "expired", now));
            } catch (Refusal | ConcurrencyException meanwhile) {
                LOG.info("{} was changed while it expired: {}", expired.conversationId(), meanwhile.getMessage());
            }
        }
    }
}
