package io.ledgerchat.infra.ledger;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** The log for the views that answers wait for: its streams call back without delay. */
record LiveEvents(StreamableMessageSource<TrackedEventMessage<?>> source) {}
