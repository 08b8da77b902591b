package io.ledgerchat.query.analytics;

import java.time.Instant;

/**
 * The oldest questions to models that have no end and cannot get one any more, as {@link LostModelCall}s: those begun before
 * {@code begunBefore}, and those for replies that ended before {@code replyEndedBefore}.
 */
public record FindLostModelCalls(Instant begunBefore, Instant replyEndedBefore, int limit) {}
