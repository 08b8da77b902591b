package io.ledgerchat.infra.ledger;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.monitoring.MessageMonitor;

/**
 * Handles the commands that Axon Server sends to this node.
 *
 * <p>A handler interceptor could not tell of a conflict, which shows at the commit, after all interceptors; so failures
 * are put into words here, where the result is known.
 */
final class LocalCommandBus extends SimpleCommandBus {
    private LocalCommandBus(Builder builder) {
        super(builder);
    }

    static LocalCommandBus with(TransactionManager transactions, MessageMonitor<? super CommandMessage<?>> monitor) {
        return new LocalCommandBus(builder().transactionManager(transactions).messageMonitor(monitor));
    }

    @Override
    protected <C, R> void doDispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        CommandCallback<C, R> worded = (handled, result) -> callback.onResult(handled, worded(result));
        super.doDispatch(command, worded);
    }

    private static <R> CommandResultMessage<? extends R> worded(CommandResultMessage<? extends R> result) {
        return result.isExceptional()
                ? GenericCommandResultMessage.asCommandResultMessage(CommandFailure.told(result.exceptionResult()))
                : result;
    }
}
