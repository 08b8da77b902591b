package io.ledgerchat.infra.model;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.apikey.EndRemoteCall;
import io.ledgerchat.command.ledger.EndModelCall;
import io.ledgerchat.query.analytics.FindLostModelCalls;
import io.ledgerchat.query.analytics.FindLostRemoteCalls;
import io.ledgerchat.query.analytics.LostModelCall;
import io.ledgerchat.query.analytics.LostRemoteCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records as lost the calls that nobody is left to end, because their node died: questions to models whose reply has ended
 * or that are older than any can get, and calls from outside with what they had begun. Nobody did it, so no actor is named.
 * Who ended it meanwhile was first, and nothing is recorded; so it does not matter that two nodes look at once.
 */
@Component
public class LostCalls {
    private static final Logger LOG = LoggerFactory.getLogger(LostCalls.class);
    private static final int AT_ONCE = 200;

    /** A reply that was cut short is told before its question to the model is. */
    private static final Duration LAST_WORDS = Duration.ofMinutes(1);

    private static final MetaData BY_ITSELF =
            MetaData.with(Provenance.KIND, "system").and(Provenance.SOURCE, "automation");

    private final QueryGateway queries;
    private final CommandGateway commands;
    private final Clock clock;
    private final Duration longest;

    LostCalls(
            QueryGateway queries,
            CommandGateway commands,
            Clock clock,
            @Value("${ledgerchat.replies.timeout:20m}") Duration timeout) {
        this.queries = queries;
        this.commands = commands;
        this.clock = clock;
        this.longest = timeout.multipliedBy(2);
    }

    @Scheduled(fixedDelayString = "${ledgerchat.calls.look-every:PT30S}", initialDelayString = "PT30S")
    void look() {
        endWhatIsLostAt(clock.instant());
    }

    public void endWhatIsLostAt(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        // These first: what they had begun is how they are found.
        for (LostRemoteCall lost : remoteCalls(at)) {
            long took = Math.max(0, Duration.between(lost.since(), at).toMillis());
            end(new EndRemoteCall(lost.callId(), lost.owner(), EndRemoteCall.LOST, null, took, at));
        }
        for (LostModelCall lost : modelCalls(at)) {
            end(new EndModelCall(lost.callId(), "lost", null, null, at));
        }
    }

    private List<LostRemoteCall> remoteCalls(Instant now) {
        return queries.query(
                        new FindLostRemoteCalls(now.minus(longest), AT_ONCE),
                        ResponseTypes.multipleInstancesOf(LostRemoteCall.class))
                .join();
    }

    private List<LostModelCall> modelCalls(Instant now) {
        return queries.query(
                        new FindLostModelCalls(now.minus(longest), now.minus(LAST_WORDS), AT_ONCE),
                        ResponseTypes.multipleInstancesOf(LostModelCall.class))
                .join();
    }

    private void end(Object command) {
        try {
            commands.sendAndWait(new GenericCommandMessage<>(command, BY_ITSELF));
        } catch (Refusal | ConcurrencyException meanwhile) {
            LOG.info("A lost call was ended meanwhile: {}", meanwhile.getMessage());
        } catch (RuntimeException failed) {
            // Comes up again at the next look; what is behind it must not wait for it.
            LOG.warn(
                    "{} failed: {}",
                    command.getClass().getSimpleName(),
                    failed.getClass().getName());
        }
    }
}
