package io.ledgerchat.query.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.message.MessageId;
import java.util.List;

/** Those of these messages that this owner can see, in the given order: a list of {@link Message}. */
public record FindMessagesById(AccountId owner, List<MessageId> messageIds) {}
