package io.ledgerchat.command.apikey;

import io.ledgerchat.command.Provenance;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Opens calls from outside. */
@Component
class RemoteCallOpening {
    private final Repository<RemoteCall> calls;

    RemoteCallOpening(Repository<RemoteCall> calls) {
        this.calls = calls;
    }

    /** Gives what everything carries that this call leads to. */
    @CommandHandler
    Map<String, Object> handle(AskRemotely command, CommandMessage<AskRemotely> message) throws Exception {
        calls.newInstance(() -> new RemoteCall(command));
        return Provenance.ledToBy(message);
    }
}
