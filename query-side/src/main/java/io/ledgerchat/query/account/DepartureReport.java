package io.ledgerchat.query.account;

import java.time.Instant;
import java.util.Map;

/**
 * What a deleted account had, by the name of where it lay with the number of things, and what of it was left when that was
 * reported; -1 where nobody could be asked.
 */
public record DepartureReport(
        String accountId, Map<String, Long> removed, Map<String, Long> remaining, Instant reportedAt) {}
