package io.ledgerchat.event.conversation;

/**
 * Where a copied conversation comes from.
 *
 * @param way {@code fork}, {@code duplicate}, {@code share} or {@code import}
 * @param source the conversation or shared link as {@code kind:value}, or the format of an import as one word
 */
public record Origin(String way, String source) {}
