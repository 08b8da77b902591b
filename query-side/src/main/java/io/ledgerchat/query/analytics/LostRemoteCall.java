package io.ledgerchat.query.analytics;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.RemoteCallId;
import java.time.Instant;

/**
 * A call from outside whose node died before it told how it ended.
 *
 * @param since when its model or tool was asked last
 */
public record LostRemoteCall(RemoteCallId callId, AccountId owner, Instant since) {}
