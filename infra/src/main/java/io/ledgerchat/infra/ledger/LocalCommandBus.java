package io.ledgerchat.infra.ledger;

import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;

/**
 * Handles commands on this node: its own, or those that Axon Server sends.
 *
 * <p>A handler interceptor could not tell of a conflict, or of a transaction that took too long: they show at the commit, after
 * all interceptors. So failures are put into words here, where the result is known.
 */
final class LocalCommandBus extends SimpleCommandBus {
    private final UnaryOperator<Throwable> wording;

    private LocalCommandBus(Builder builder, UnaryOperator<Throwable> wording) {
        super(builder);
        this.wording = wording;
    }

    /** @param wording puts failures into the words of whoever sends */
    static LocalCommandBus with(
            TransactionManager transactions, Configuration configuration, UnaryOperator<Throwable> wording) {
        var bus = new LocalCommandBus(
                builder()
                        .transactionManager(transactions)
                        .messageMonitor(configuration.messageMonitor(CommandBus.class, "commandBus")),
                wording);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return bus;
    }

    @Override
    protected <C, R> void doDispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        CommandCallback<C, R> worded = (handled, result) -> callback.onResult(handled, worded(result));
        super.doDispatch(command, worded);
    }

    private <R> CommandResultMessage<? extends R> worded(CommandResultMessage<? extends R> result) {
        return result.isExceptional()
                ? GenericCommandResultMessage.asCommandResultMessage(wording.apply(result.exceptionResult()))
                : result;
    }
}
