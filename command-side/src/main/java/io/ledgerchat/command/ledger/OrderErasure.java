package io.ledgerchat.command.ledger;

import io.ledgerchat.event.account.AccountId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/**
 * Has a person forgotten: their account and all they own is deleted, their keys destroyed. Refused while their account is
 * held; a held conversation keeps its key.
 *
 * @param inventory what there is of them, one line each
 */
public record OrderErasure(
        @RoutingKey AccountId accountId,
        AccountId actor,
        @NotBlank @Size(max = 2_000) String reason,
        String inventory,
        Instant at) {}
