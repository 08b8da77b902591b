package io.ledgerchat.command.balance;

import io.ledgerchat.command.Effects;
import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.event.balance.TransactionId;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyEnded;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.event.message.ReplyUsage;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallBegun;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallEnded;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Spends credits for what a provider counted, however the question ended; a reply of which no provider counted anything
 * costs the tokens of its text. Each payment commits on its own, outside of the processor's short transaction, and is made
 * once, however often the processor comes by.
 */
@Component
@ProcessingGroup("spending")
@DisallowReplay
class WhenModelAnsweredThenItIsPaidFor {
    private final PriceList prices;
    private final Beginnings beginnings;
    private final Effects effects;

    WhenModelAnsweredThenItIsPaidFor(PriceList prices, Beginnings beginnings, Effects effects) {
        this.prices = prices;
        this.beginnings = beginnings;
        this.effects = effects;
    }

    @EventHandler
    void on(ModelCallEnded call, EventMessage<ModelCallEnded> event) {
        var account = call.account();
        if (!prices.charges() || account == null || call.inputTokens() == null) {
            return;
        }
        beginnings
                .of(call.callId())
                .ifPresent(begun -> pay(
                        new SpendCredits(
                                TransactionId.ofCall(call.callId()),
                                account,
                                begun.endpoint(),
                                begun.model(),
                                usage(call),
                                rates(begun),
                                call.endedAt()),
                        event));
    }

    /** As they were when the model was asked. */
    private TokenRates rates(ModelCallBegun begun) {
        @Nullable TokenRates then = begun.rates();
        return then == null ? prices.rates(begun.endpoint(), begun.model()) : then;
    }

    /** The input of a call is all of it; what was written to or read from the cache has a price of its own. */
    private static ReplyUsage usage(ModelCallEnded call) {
        long written = count(call.cacheWriteTokens());
        long read = count(call.cacheReadTokens());
        long fresh = Math.max(0, count(call.inputTokens()) - written - read);
        return new ReplyUsage(fresh, count(call.outputTokens()), written, read);
    }

    private static long count(@Nullable Long tokens) {
        return tokens == null ? 0 : tokens;
    }

    @EventHandler
    void on(ReplyCompleted reply, EventMessage<ReplyCompleted> event) {
        payUncounted(reply, reply.usage(), event);
    }

    @EventHandler
    void on(ReplyStopped reply, EventMessage<ReplyStopped> event) {
        payUncounted(reply, reply.usage(), event);
    }

    private void payUncounted(ReplyEnded reply, @Nullable ReplyUsage counted, EventMessage<?> event) {
        if (!prices.charges() || counted != null) {
            return;
        }
        beginnings.of(reply.messageId()).ifPresent(started -> {
            var model = started.model() == null ? "unknown" : started.model();
            pay(
                    new SpendCredits(
                            TransactionId.ofReply(reply.messageId()),
                            reply.owner(),
                            started.endpoint(),
                            model,
                            new ReplyUsage(0, reply.tokenCount(), 0, 0),
                            prices.rates(started.endpoint(), model),
                            reply.endedAt()),
                    event);
        });
    }

    private void pay(SpendCredits command, EventMessage<?> event) {
        effects.send(List.of(command), event);
    }
}
