package io.ledgerchat.query.ledger;

/**
 * The account that a thing, or what it is part of, belonged to from its beginning: an optional {@code AccountId}.
 *
 * @param thing as {@code kind:value}
 */
public record FindOwner(String thing) {}
