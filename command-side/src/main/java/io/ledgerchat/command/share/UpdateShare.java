package io.ledgerchat.command.share;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.share.ShareId;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/** Lets a link show these messages from now on, down to this target (contract 50 §4.8). */
public record UpdateShare(
        @RoutingKey ShareId shareId,
        AccountId actor,
        List<MessageId> messages,
        @Nullable MessageId target,
        @Nullable Boolean files,
        Instant at) {}
