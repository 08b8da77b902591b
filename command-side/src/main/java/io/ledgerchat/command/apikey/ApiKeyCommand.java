package io.ledgerchat.command.apikey;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;

/** Something asked about a personal API key. */
public sealed interface ApiKeyCommand permits CreateApiKey, RevokeApiKey {
    ApiKeyId apiKeyId();

    AccountId actor();
}
