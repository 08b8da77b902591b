package io.ledgerchat.command.apikey;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a personal API key worthless. */
public record RevokeApiKey(@TargetAggregateIdentifier ApiKeyId apiKeyId, AccountId actor, Instant at)
        implements ApiKeyCommand {}
