package io.ledgerchat.infra.model;

import io.ledgerchat.command.ledger.BeginModelCall;
import io.ledgerchat.command.ledger.EndModelCall;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.model.ModelCallId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks models and records every call: before it begins, or it does not begin, and when it has ended.
 *
 * <p>Of the parameters only what cannot hold a person's words is recorded: numbers, truths and single short words.
 */
final class RecordedModelClient implements ModelClient {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedModelClient.class);
    private static final Pattern ACCOUNT = Pattern.compile("[0-9a-f]{24}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]{1,40}");

    private final ModelClient models;
    private final CommandGateway commands;
    private final Clock clock;

    RecordedModelClient(ModelClient models, CommandGateway commands, Clock clock) {
        this.models = models;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public void stream(ModelCall call, Consumer<ModelEvent> sink, Cancellation cancellation) {
        var recording = begin(call);
        try {
            models.stream(
                    call,
                    event -> {
                        recording.see(event);
                        sink.accept(event);
                    },
                    cancellation);
            recording.end(cancellation.isCancelled() ? "cancelled" : "finished", null);
        } catch (ModelFailure refused) {
            recording.end("failed", refused.status());
            throw refused;
        } catch (RuntimeException | Error broken) {
            recording.end("failed", 0);
            throw broken;
        }
    }

    @Override
    public String complete(ModelCall call, Cancellation cancellation) {
        var recording = begin(call);
        try {
            String text = models.complete(call, cancellation);
            recording.end(cancellation.isCancelled() ? "cancelled" : "finished", null);
            return text;
        } catch (ModelFailure refused) {
            recording.end("failed", refused.status());
            throw refused;
        } catch (RuntimeException | Error broken) {
            recording.end("failed", 0);
            throw broken;
        }
    }

    private Recording begin(ModelCall call) {
        var id = new ModelCallId(UUID.randomUUID().toString());
        commands.sendAndWait(new BeginModelCall(
                id,
                ACCOUNT.matcher(call.userId()).matches() ? new AccountId(call.userId()) : null,
                call.endpoint().protocol().name(),
                call.endpoint().name(),
                call.model(),
                plain(call.parameters()),
                now()));
        return new Recording(id);
    }

    private static Map<String, Object> plain(Map<String, Object> parameters) {
        var plain = new TreeMap<String, Object>();
        parameters.forEach((name, value) -> {
            boolean word = value instanceof String text && WORD.matcher(text).matches();
            if (value instanceof Number || value instanceof Boolean || word) {
                plain.put(name, value);
            }
        });
        return plain;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private final class Recording {
        private final ModelCallId id;
        private EndModelCall.@Nullable Tokens tokens;

        Recording(ModelCallId id) {
            this.id = id;
        }

        void see(ModelEvent event) {
            if (event instanceof ModelEvent.UsageReported(long input, long output, long cacheWrite, long cacheRead)) {
                tokens = new EndModelCall.Tokens(input, output, cacheWrite, cacheRead);
            }
        }

        /** The answer is there already: what cannot be recorded now is an error, not a lost answer. */
        void end(String end, @Nullable Integer status) {
            try {
                commands.sendAndWait(new EndModelCall(id, end, status, tokens, now()));
            } catch (RuntimeException failed) {
                LOG.error("The end of {} could not be recorded", id, failed);
            }
        }
    }
}
