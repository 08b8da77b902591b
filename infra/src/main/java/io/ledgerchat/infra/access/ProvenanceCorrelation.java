package io.ledgerchat.infra.access;

import io.ledgerchat.command.Provenance;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;

/** Hands provenance on from a command to the events it causes, and from an event to the commands that follow. */
@Component
class ProvenanceCorrelation implements CorrelationDataProvider {
    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        return Provenance.ledToBy(message);
    }
}
