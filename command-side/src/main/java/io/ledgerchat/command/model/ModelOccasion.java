package io.ledgerchat.command.model;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.model.CallReason;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a model is asked, and for what.
 *
 * @param account absent where nobody is behind it
 * @param hands the provenance that the record of the call carries
 */
public record ModelOccasion(CallReason reason, @Nullable AccountId account, MetaData hands) {}
