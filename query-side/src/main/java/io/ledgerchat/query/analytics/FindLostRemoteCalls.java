package io.ledgerchat.query.analytics;

import java.time.Instant;

/**
 * The oldest calls from outside whose model or tool was asked before {@code askedBefore} and neither answered nor failed, as
 * {@link LostRemoteCall}s.
 */
public record FindLostRemoteCalls(Instant askedBefore, int limit) {}
