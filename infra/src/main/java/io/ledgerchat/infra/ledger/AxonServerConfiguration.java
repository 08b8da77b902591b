package io.ledgerchat.infra.ledger;

import io.ledgerchat.query.view.LogPosition;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log on Axon Server; store and buses come from Axon's own connector. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ledgerchat.event-store", havingValue = "axonserver")
class AxonServerConfiguration {
    /** Positions are handed out at commit there, without gaps. */
    @Bean
    LogPosition logPosition(EventStore events) {
        return new LogPosition() {
            @Override
            public TrackingToken head() {
                @Nullable TrackingToken head = events.createHeadToken();
                return head == null ? new GlobalSequenceTrackingToken(-1) : head;
            }

            @Override
            public boolean hasPassed(TrackingToken position, TrackingToken head) {
                return position.position().orElse(-1) >= head.position().orElse(-1);
            }
        };
    }
}
