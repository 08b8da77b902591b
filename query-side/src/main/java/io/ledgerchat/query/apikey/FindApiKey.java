package io.ledgerchat.query.apikey;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;

/** One of the account's personal API keys: an optional {@link ApiKey}. */
public record FindApiKey(AccountId owner, ApiKeyId apiKeyId) {}
