package io.ledgerchat.query.ledger;

/**
 * An account, a conversation or a file that is not deleted.
 *
 * @param owner an account's own id
 */
public record StillThere(String kind, String id, String owner) {}
