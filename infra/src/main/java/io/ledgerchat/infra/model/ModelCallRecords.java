package io.ledgerchat.infra.model;

import io.ledgerchat.command.balance.PriceList;
import io.ledgerchat.command.ledger.BeginModelCall;
import io.ledgerchat.command.ledger.EndModelCall;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.event.model.ModelCallId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records every question to a model, in the hands of whoever it is asked for: before it is asked, or it is not asked, and
 * when it has ended. Of the parameters only {@link RecordableParameters} are recorded.
 */
@Component
public class ModelCallRecords {
    private static final Logger LOG = LoggerFactory.getLogger(ModelCallRecords.class);

    private final CommandGateway commands;
    private final PriceList prices;
    private final Clock clock;

    public ModelCallRecords(CommandGateway commands, PriceList prices, Clock clock) {
        this.commands = commands;
        this.prices = prices;
        this.clock = clock;
    }

    /** What is asked, of whom. */
    public record Question(String provider, String endpoint, String model, Map<String, Object> parameters) {}

    /** Fails when it cannot be recorded; the model must not be asked then. */
    public Recording begin(ModelOccasion occasion, Question question) {
        var id = new ModelCallId(UUID.randomUUID().toString());
        var begin = new BeginModelCall(
                id,
                occasion.account(),
                question.provider(),
                question.endpoint(),
                question.model(),
                RecordableParameters.among(question.parameters()),
                occasion.reason(),
                prices.rates(question.endpoint(), question.model()),
                now());
        commands.sendAndWait(new GenericCommandMessage<>(begin, occasion.hands()));
        return new Recording(id, occasion.hands());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A question that is being answered; it ends once. */
    public final class Recording {
        private final ModelCallId id;
        private final MetaData hands;
        private EndModelCall.@Nullable Tokens tokens;

        private Recording(ModelCallId id, MetaData hands) {
            this.id = id;
            this.hands = hands;
        }

        /** What the provider counted. */
        public void count(ModelEvent.@Nullable UsageReported counted) {
            tokens = counted == null
                    ? null
                    : new EndModelCall.Tokens(
                            counted.input(), counted.output(), counted.cacheWrite(), counted.cacheRead());
        }

        public void finished() {
            end("finished", null);
        }

        void ended(Cancellation cancellation) {
            end(cancellation.isCancelled() ? "cancelled" : "finished", null);
        }

        void failed(ModelFailure failure, Cancellation cancellation) {
            if (cancellation.isCancelled()) {
                end("cancelled", null);
            } else {
                end(failure.isLate() ? "timed-out" : "failed", failure.status());
            }
        }

        /** @param late whether the time ran out */
        public void failed(boolean late) {
            end(late ? "timed-out" : "failed", 0);
        }

        /** The answer is there already: what cannot be recorded now is an error, not a lost answer. */
        private void end(String end, @Nullable Integer status) {
            try {
                commands.sendAndWait(
                        new GenericCommandMessage<>(new EndModelCall(id, end, status, tokens, now()), hands));
            } catch (RuntimeException failed) {
                LOG.error("The end of {} could not be recorded", id, failed);
            }
        }
    }
}
