package io.ledgerchat.event.message;

/** Tokens that the provider reported for a reply; counts are not negative. */
public record ReplyUsage(long input, long output, long cacheWrite, long cacheRead) {}
