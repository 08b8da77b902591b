package io.ledgerchat.api.command;

import io.ledgerchat.command.Refusal;
import org.axonframework.commandhandling.CommandExecutionException;

/** Brings refusals of the domain back from a remote command bus, which carries messages and details only. */
final class Refusals {
    private Refusals() {}

    static RuntimeException from(CommandExecutionException remote) {
        return remote.<Object>getDetails()
                .filter(Refusal.Code.class::isInstance)
                .<RuntimeException>map(code -> new Refusal((Refusal.Code) code, String.valueOf(remote.getMessage())))
                .orElse(remote);
    }
}
