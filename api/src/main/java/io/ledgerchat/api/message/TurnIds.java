package io.ledgerchat.api.message;

import io.ledgerchat.api.command.Ids;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.util.Optional;
import java.util.UUID;

/**
 * The ids of what a turn makes. A client's request id gives the same ids again, so that a repeated request meets what the
 * first one recorded on any node; without it they are random (contract 30 §4.1, §15).
 */
record TurnIds(ConversationId conversation, MessageId message, MessageId reply) {
    /** Never changes: repeated requests would otherwise be taken twice. */
    private static final UUID NAMESPACE = UUID.fromString("3f2b8f0e-6f0c-5d0b-9a4e-1d7f7c1e5a90");

    static TurnIds of(AccountId actor, Optional<String> requestId) {
        return requestId
                .map(id -> {
                    String name = actor.value() + ":" + id;
                    return new TurnIds(
                            new ConversationId(Ids.uuidV5(NAMESPACE, name)),
                            new MessageId(Ids.uuidV5(NAMESPACE, "message:" + name)),
                            new MessageId(Ids.uuidV5(NAMESPACE, "reply:" + name)));
                })
                .orElseGet(() -> new TurnIds(
                        new ConversationId(Ids.uuid()), new MessageId(Ids.uuid()), new MessageId(Ids.uuid())));
    }
}
