package io.ledgerchat.event.balance;

/**
 * What one token costs, in millionths of a credit. A million credits are one US dollar, so a model that costs 2.5 dollars
 * for a million tokens costs 2,500,000 here.
 */
public record TokenRates(long input, long output, long cacheWrite, long cacheRead) {}
