package io.ledgerchat.command.message;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.balance.PriceList;
import io.ledgerchat.command.balance.Prices;
import io.ledgerchat.command.model.ModelClient;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.command.tool.Tool;
import io.ledgerchat.command.tool.ToolArguments;
import io.ledgerchat.command.tool.ToolContext;
import io.ledgerchat.command.tool.Tools;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.ReplyUsage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What every reply needs while it runs, and where its end is recorded. */
@Component
class ReplyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyDesk.class);
    private static final int OVERHEAD = 4;
    /** Prices are in millionths of a credit, of which a dollar has a million. */
    private static final double DOLLAR = 1e12;

    /** How long recording an end is tried again; afterwards its lease runs out and another node records it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ModelClient models;
    private final ModelEndpoints endpoints;
    private final PromptAssembly prompts;
    private final TokenCounter counter;
    private final List<Tools> tools;
    private final ToolArguments arguments;
    private final PriceList prices;
    private final ReplyLeases leases;
    private final CommandGateway commands;
    private final Clock clock;
    private final Duration timeout;

    ReplyDesk(
            ModelClient models,
            ModelEndpoints endpoints,
            PromptAssembly prompts,
            TokenCounter counter,
            List<Tools> tools,
            ToolArguments arguments,
            PriceList prices,
            ReplyLeases leases,
            CommandGateway commands,
            Clock clock,
            @Value("${ledgerchat.replies.timeout:20m}") Duration timeout) {
        this.models = models;
        this.endpoints = endpoints;
        this.prompts = prompts;
        this.counter = counter;
        this.tools = tools;
        this.arguments = arguments;
        this.prices = prices;
        this.leases = leases;
        this.commands = commands;
        this.clock = clock;
        this.timeout = timeout;
    }

    ModelClient models() {
        return models;
    }

    ModelEndpoints endpoints() {
        return endpoints;
    }

    PromptAssembly prompts() {
        return prompts;
    }

    TokenCounter counter() {
        return counter;
    }

    /** The tools of all features for one reply; of two that go by one name the first. */
    List<Tool> tools(ToolContext context) {
        var offered = new LinkedHashMap<String, Tool>();
        for (Tools feature : tools) {
            try {
                feature.offeredFor(context).forEach(tool -> offered.putIfAbsent(tool.name(), tool));
            } catch (RuntimeException failure) {
                LOG.warn(
                        "The tools of {} are not offered: {}",
                        feature.getClass().getSimpleName(),
                        failure.getClass().getName());
            }
        }
        return List.copyOf(offered.values());
    }

    ToolArguments arguments() {
        return arguments;
    }

    ToolRecords toolRecords(ReplyOrder order) {
        return new ReplyToolRecords(order, commands, clock);
    }

    Clock clock() {
        return clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Duration timeout() {
        return timeout;
    }

    /** What a call costs in US dollars; null where people are not told (contract 30 §13). */
    @Nullable
    Double cost(Persona persona, ReplyUsage usage) {
        return prices.told() ? Prices.cost(usage, prices.rates(persona.endpoint(), persona.model())) / DOLLAR : null;
    }

    /** How many tokens a text has, roughly, with what a message adds. */
    int estimate(String text) {
        return counter.count(text) + OVERHEAD;
    }

    /** Records how a reply ended and gives its lease back; false when it had ended before or nothing could be recorded. */
    boolean record(ReplyOrder order, EndReply.Ending ending, List<ContentPart> content, int tokens) {
        return record(order.lease(), ending, content, tokens, MetaData.from(Provenance.ledToBy(order.cause())));
    }

    /** The same for a reply whose node went away; nobody did it, so no actor is named. */
    boolean recordOrphan(ReplyLeases.Orphan orphan) {
        var lease = orphan.lease();
        var provenance = MetaData.with(Provenance.KIND, "system").and(Provenance.SOURCE, "automation");
        var content = ReplyContent.abandoned(orphan.content());
        int tokens = estimate(ReplyContent.text(content));
        return record(lease, EndReply.Interrupted.CRASHED, content, tokens, provenance);
    }

    private boolean record(
            ReplyLeases.Lease lease, EndReply.Ending ending, List<ContentPart> content, int tokens, MetaData by) {
        var end = new EndReply(lease.replyId(), lease.conversationId(), lease.owner(), ending, content, tokens, now());
        var command = new GenericCommandMessage<>(end, by);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (long pause = 50; ; pause = Math.min(pause * 2, 2_000)) {
            try {
                boolean first = Boolean.TRUE.equals(commands.sendAndWait(command));
                leases.close(lease.replyId());
                return first;
            } catch (Refusal | AggregateNotFoundException never) {
                leases.close(lease.replyId());
                return false;
            } catch (RuntimeException failure) {
                LOG.warn(
                        "The end of reply {} is not recorded yet: {}",
                        lease.replyId(),
                        failure.getClass().getName());
                if (System.nanoTime() > deadline) {
                    return false;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            }
        }
    }
}
