package io.ledgerchat.query.view;

import io.ledgerchat.event.EventName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event that a view waits at, and nothing that it says.
 *
 * @param position its number in the log
 * @param kind under which it is stored
 */
record Obstacle(
        String event, @Nullable Long position, @Nullable String kind) {
    /** The event of that id, told by its id alone if it is none of these. */
    static Obstacle among(List<? extends EventMessage<?>> messages, String event) {
        for (EventMessage<?> message : messages) {
            if (message.getIdentifier().equals(event)) {
                return new Obstacle(event, position(message), kind(message.getPayloadType()));
            }
        }
        return new Obstacle(event, null, null);
    }

    private static @Nullable Long position(EventMessage<?> message) {
        OptionalLong position = message instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position()
                : OptionalLong.empty();
        return position.isPresent() ? position.getAsLong() : null;
    }

    private static @Nullable String kind(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(EventName.class))
                .map(EventName::value)
                .orElse(null);
    }

    @Override
    public String toString() {
        return (position == null ? "" : position + ", ") + (kind == null ? "" : kind + ", ") + event;
    }
}
