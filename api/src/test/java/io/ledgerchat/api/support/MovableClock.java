package io.ledgerchat.api.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.GenericEventMessage;

/** A clock that goes on as clocks do, from wherever it is set to; events are stamped by it until it is closed. */
public final class MovableClock extends Clock implements AutoCloseable {
    private final Clock before = GenericEventMessage.clock;
    private volatile Duration offset = Duration.ZERO;

    private MovableClock() {}

    public static MovableClock at(Instant time) {
        var clock = new MovableClock();
        clock.moveTo(time);
        GenericEventMessage.clock = clock;
        return clock;
    }

    public void moveTo(Instant time) {
        offset = Duration.between(InstantSource.system().instant(), time);
    }

    /** To the time that it is outside. */
    public void moveToNow() {
        offset = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public void close() {
        GenericEventMessage.clock = before;
    }
}
