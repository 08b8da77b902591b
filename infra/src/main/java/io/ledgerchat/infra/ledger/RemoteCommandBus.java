package io.ledgerchat.infra.ledger;

import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;

/** Axon Server's command bus, whose senders meet the same exceptions as on the local one. */
final class RemoteCommandBus extends AxonServerCommandBus {
    RemoteCommandBus(Builder builder) {
        super(builder);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        CommandCallback<C, R> understood = (sent, result) -> callback.onResult(sent, understood(result));
        super.dispatch(command, understood);
    }

    private static <R> CommandResultMessage<? extends R> understood(CommandResultMessage<? extends R> result) {
        return result.isExceptional()
                ? GenericCommandResultMessage.asCommandResultMessage(
                        CommandFailure.understood(result.exceptionResult()))
                : result;
    }
}
