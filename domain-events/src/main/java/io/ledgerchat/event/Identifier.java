package io.ledgerchat.event;

/**
 * The identity of something the log speaks about.
 *
 * <p>{@link #value()} is what clients see; {@code toString()} is {@code kind:value}, which the event store keeps as the
 * aggregate identifier, so that two kinds never collide.
 */
public interface Identifier {
    String kind();

    String value();

    /** The data-key subject whose key protects personal text about this thing. */
    default Subject subject() {
        return new Subject(kind(), value());
    }
}
