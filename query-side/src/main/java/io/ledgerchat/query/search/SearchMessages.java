package io.ledgerchat.query.search;

import io.ledgerchat.event.account.AccountId;

/**
 * Messages of this owner that hold these words, the best ones first: a list of
 * {@link io.ledgerchat.event.message.MessageId}. Whether the owner can still see them, the relational view knows.
 */
public record SearchMessages(AccountId owner, String words, int limit) {}
