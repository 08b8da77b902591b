package io.ledgerchat.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountBanned;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import io.ledgerchat.event.account.AccountEvent.PasswordChanged;
import io.ledgerchat.event.account.AccountEvent.ProviderKeyRevoked;
import io.ledgerchat.event.account.AccountEvent.ProviderKeyStored;
import io.ledgerchat.event.account.AccountEvent.TermsAccepted;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.SessionId;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId BOB = new AccountId("65f000000000000000000002");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final AccountRegistered REGISTERED = new AccountRegistered(
            ADA, Personal.of(ADA, "ada@example.org"), Personal.of(ADA, "Ada"), null, "local", "ADMIN", true, NOW, null);
    private static final AccountDeleted DELETED = new AccountDeleted(ADA, NOW);

    private final FixtureConfiguration<Account> account = new AggregateTestFixture<>(Account.class);
    private final VaultInMemory vault = new VaultInMemory();

    @BeforeEach
    void handle() {
        account.registerAnnotatedCommandHandler(new SecretKeeping(account.getRepository(), vault, vault, vault, vault));
    }

    @Nested
    class Terms {
        private static final AcceptTerms ACCEPT = new AcceptTerms(ADA, ADA, LATER);

        @Test
        void areAcceptedOnce() {
            account.given(REGISTERED)
                    .when(ACCEPT)
                    .expectResultMessagePayload(LATER)
                    .expectEvents(new TermsAccepted(ADA, LATER));
        }

        @Test
        void acceptedAgainKeepTheFirstDate() {
            account.given(REGISTERED, new TermsAccepted(ADA, NOW))
                    .when(ACCEPT)
                    .expectResultMessagePayload(NOW)
                    .expectNoEvents();
        }

        @Test
        void cannotBeAcceptedByAStranger() {
            account.given(REGISTERED).when(new AcceptTerms(ADA, BOB, LATER)).expectException(Refusal.class);
        }

        @Test
        void cannotBeAcceptedByADeletedAccount() {
            account.given(REGISTERED, DELETED).when(ACCEPT).expectException(Refusal.class);
        }
    }

    @Nested
    class ProviderKeys {
        private static final StoreProviderKey STORE = new StoreProviderKey(ADA, ADA, "openAI", "sk-1", LATER, NOW);
        private static final ProviderKeyStored STORED = new ProviderKeyStored(ADA, "openAI", LATER, NOW);

        @Test
        void areKeptInTheVaultAndToldWithoutTheirValue() {
            account.given(REGISTERED).when(STORE).expectEvents(STORED);

            assertThat(vault.find(ADA, "openAI")).get().extracting("value").isEqualTo("sk-1");
            assertThat(STORE.toString()).doesNotContain("sk-1");
        }

        @Test
        void storedAgainAreToldAgainForTheValueMayDiffer() {
            account.given(REGISTERED, STORED).when(STORE).expectEvents(STORED);
        }

        @Test
        void areAHundredAtMostOfWhichEachMayBeReplaced() {
            var events = new ArrayList<Object>(List.of(REGISTERED));
            for (int number = 1; number <= Account.MOST_PROVIDER_KEYS; number++) {
                events.add(new ProviderKeyStored(ADA, "endpoint " + number, null, NOW));
            }

            account.given(events).when(STORE).expectException(Refusal.class);
            assertThat(vault.providerKeys).isEmpty();
            account.given(events)
                    .when(new StoreProviderKey(ADA, ADA, "endpoint 7", "sk-1", null, LATER))
                    .expectEvents(new ProviderKeyStored(ADA, "endpoint 7", null, LATER));
        }

        @Test
        void areNotStoredByAStranger() {
            account.given(REGISTERED)
                    .when(new StoreProviderKey(ADA, BOB, "openAI", "sk-1", null, NOW))
                    .expectException(Refusal.class);

            assertThat(vault.providerKeys).isEmpty();
        }

        @Test
        void areForgottenWhenRevoked() {
            vault.store(ADA, "openAI", "sk-1", null);

            account.given(REGISTERED, STORED)
                    .when(new RevokeProviderKey(ADA, ADA, "openAI", LATER))
                    .expectEvents(new ProviderKeyRevoked(ADA, "openAI", LATER));

            assertThat(vault.providerKeys).isEmpty();
        }

        @Test
        void revokedTwiceRecordNothing() {
            account.given(REGISTERED)
                    .when(new RevokeProviderKey(ADA, ADA, "openAI", LATER))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void areNotRevokedByAStranger() {
            vault.store(ADA, "openAI", "sk-1", null);

            account.given(REGISTERED, STORED)
                    .when(new RevokeProviderKey(ADA, BOB, "openAI", LATER))
                    .expectException(Refusal.class);

            assertThat(vault.providerKeys).hasSize(1);
        }

        @Test
        void areAllRevokedAtOnce() {
            account.given(REGISTERED, STORED, new ProviderKeyStored(ADA, "anthropic", null, NOW))
                    .when(new RevokeAllProviderKeys(ADA, ADA, LATER))
                    .expectEvents(
                            new ProviderKeyRevoked(ADA, "anthropic", LATER),
                            new ProviderKeyRevoked(ADA, "openAI", LATER));
        }

        @Test
        void revokedAllTwiceRecordNothing() {
            account.given(REGISTERED, STORED, new ProviderKeyRevoked(ADA, "openAI", NOW))
                    .when(new RevokeAllProviderKeys(ADA, ADA, LATER))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void areNotAllRevokedByAStranger() {
            account.given(REGISTERED, STORED)
                    .when(new RevokeAllProviderKeys(ADA, BOB, LATER))
                    .expectException(Refusal.class);
        }
    }

    @Nested
    class Passwords {
        private static final PasswordHash OLD = new PasswordHash("$2a$10$old");
        private static final PasswordHash NEW = new PasswordHash("{argon2}new");

        @Test
        void areUpgradedWhenTheHashIsStillTheOldOne() {
            vault.add(new Credentials.Credential(ADA, new ClaimId("email", "a1"), OLD));

            account.given(REGISTERED)
                    .when(new UpgradePassword(ADA, OLD, NEW, LATER))
                    .expectEvents(new PasswordChanged(ADA, "upgraded", LATER));

            assertThat(vault.of(ADA)).get().extracting("password").isEqualTo(NEW);
        }

        @Test
        void changedMeanwhileStayAsTheyAre() {
            vault.add(new Credentials.Credential(ADA, new ClaimId("email", "a1"), NEW));

            account.given(REGISTERED)
                    .when(new UpgradePassword(ADA, OLD, new PasswordHash("{argon2}late"), LATER))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();

            assertThat(vault.of(ADA)).get().extracting("password").isEqualTo(NEW);
        }
    }

    @Nested
    class Bans {
        @Test
        void endTheSessionsAndTurnAccountAndAddressAway() {
            vault.open(new Sessions.Session(
                    new SessionId("bbbbbbbbbbbbbbbbbbbbbbbb"), ADA, TokenHash.of("t"), NOW, LATER));

            account.given(REGISTERED)
                    .when(new BanAccount(ADA, "logins", "address-hash", LATER, NOW))
                    .expectEvents(new AccountBanned(ADA, "logins", LATER, NOW));

            assertThat(vault.sessions).isEmpty();
            assertThat(vault.banned).containsExactly(ADA, "address-hash");
        }

        @Test
        void withoutDurationOnlyEndTheSessions() {
            account.given(REGISTERED)
                    .when(new BanAccount(ADA, "logins", "address-hash", null, NOW))
                    .expectEvents(new AccountBanned(ADA, "logins", null, NOW));

            assertThat(vault.banned).isEmpty();
        }

        @Test
        void doNotReachADeletedAccount() {
            account.given(REGISTERED, DELETED)
                    .when(new BanAccount(ADA, "logins", null, LATER, NOW))
                    .expectException(Refusal.class);
        }
    }
}
