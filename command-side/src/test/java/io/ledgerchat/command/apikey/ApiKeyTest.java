package io.ledgerchat.command.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyEvent.ApiKeyCreated;
import io.ledgerchat.event.apikey.ApiKeyEvent.ApiKeyRevoked;
import io.ledgerchat.event.apikey.ApiKeyId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
    private static final ApiKeyId KEY = new ApiKeyId("aaaaaaaaaaaaaaaaaaaaaaaa");
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId BOB = new AccountId("65f000000000000000000002");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final TokenHash HASH = TokenHash.of("sk-secret");
    private static final CreateApiKey CREATE = new CreateApiKey(KEY, ADA, "laptop", "sk-1a2b3", HASH, null, NOW);
    private static final ApiKeyCreated CREATED =
            new ApiKeyCreated(KEY, ADA, Personal.of(ADA, "laptop"), "sk-1a2b3", null, NOW);

    private final FixtureConfiguration<ApiKey> apiKey = new AggregateTestFixture<>(ApiKey.class);
    private final ApiKeysInMemory vault = new ApiKeysInMemory();

    @BeforeEach
    void handle() {
        apiKey.registerAnnotatedCommandHandler(new ApiKeyKeeping(apiKey.getRepository(), vault));
    }

    @Test
    void aNewKeyIsToldWithItsPrefixAndItsHashGoesToTheVault() {
        apiKey.givenNoPriorActivity().when(CREATE).expectEvents(CREATED);

        assertThat(vault.find(HASH, NOW))
                .get()
                .extracting(ApiKeys.StoredApiKey::id)
                .isEqualTo(KEY);
    }

    @Test
    void aKeyIdIsNeverHandedOutTwice() {
        apiKey.given(CREATED).when(CREATE).expectNoEvents().expectException(RuntimeException.class);
    }

    @Test
    void aRevokedKeyLeavesTheVault() {
        vault.add(new ApiKeys.StoredApiKey(KEY, ADA, HASH, null));

        apiKey.given(CREATED).when(new RevokeApiKey(KEY, ADA, NOW)).expectEvents(new ApiKeyRevoked(KEY, ADA, NOW));

        assertThat(vault.of(ADA)).isEmpty();
    }

    @Test
    void revokingTwiceRecordsNothing() {
        apiKey.given(CREATED, new ApiKeyRevoked(KEY, ADA, NOW))
                .when(new RevokeApiKey(KEY, ADA, NOW.plusSeconds(1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aStrangerFindsNoKeyToRevoke() {
        vault.add(new ApiKeys.StoredApiKey(KEY, ADA, HASH, null));

        apiKey.given(CREATED).when(new RevokeApiKey(KEY, BOB, NOW)).expectException(Refusal.class);

        assertThat(vault.of(ADA)).containsExactly(KEY);
    }
}
