package io.ledgerchat.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import io.ledgerchat.event.account.AccountEvent.BackupCodeUsed;
import io.ledgerchat.event.account.AccountEvent.BackupCodesReplaced;
import io.ledgerchat.event.account.AccountEvent.TwoFactorBegun;
import io.ledgerchat.event.account.AccountEvent.TwoFactorDisabled;
import io.ledgerchat.event.account.AccountEvent.TwoFactorEnabled;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwoFactorTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId BOB = new AccountId("65f000000000000000000002");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final AccountRegistered REGISTERED = new AccountRegistered(
            ADA, Personal.of(ADA, "ada@example.org"), Personal.of(ADA, "Ada"), null, "local", "USER", true, NOW, null);
    private static final TotpSecret SECRET = new TotpSecret("GEZDGNBVGY3TQOJQ");
    private static final TokenHash CODE = TokenHash.of("1a2b3c4d");
    private static final BeginTwoFactor BEGIN = new BeginTwoFactor(ADA, ADA, SECRET, List.of(CODE), NOW);

    private final FixtureConfiguration<Account> account = new AggregateTestFixture<>(Account.class);
    private final VaultInMemory vault = new VaultInMemory();

    @BeforeEach
    void handle() {
        account.registerAnnotatedCommandHandler(new TwoFactorKeeping(account.getRepository(), vault));
    }

    @Test
    void aSecretWaitsUntilACodeOfItWasShown() {
        account.given(REGISTERED).when(BEGIN).expectEvents(new TwoFactorBegun(ADA, NOW));

        assertThat(vault.pending(ADA)).contains(SECRET);
        assertThat(vault.active(ADA)).isEmpty();
        assertThat(BEGIN.toString()).doesNotContain(SECRET.base32());
    }

    @Test
    void aStrangersSecretIsNotKept() {
        account.given(REGISTERED)
                .when(new BeginTwoFactor(ADA, BOB, SECRET, List.of(CODE), NOW))
                .expectException(Refusal.class)
                .expectNoEvents();

        assertThat(vault.pending(ADA)).isEmpty();
    }

    @Test
    void aConfirmedSecretIsInForce() {
        vault.begin(ADA, SECRET, List.of(CODE));

        account.given(REGISTERED, new TwoFactorBegun(ADA, NOW))
                .when(new ConfirmTwoFactor(ADA, ADA, NOW))
                .expectEvents(new TwoFactorEnabled(ADA, NOW));

        assertThat(vault.active(ADA)).contains(SECRET);
    }

    @Test
    void confirmingTwiceRecordsNothing() {
        account.given(REGISTERED, new TwoFactorEnabled(ADA, NOW))
                .when(new ConfirmTwoFactor(ADA, ADA, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aStrangerConfirmsNothing() {
        vault.begin(ADA, SECRET, List.of(CODE));

        account.given(REGISTERED).when(new ConfirmTwoFactor(ADA, BOB, NOW)).expectException(Refusal.class);
    }

    @Test
    void givenUpItIsForgotten() {
        vault.begin(ADA, SECRET, List.of(CODE));
        vault.promote(ADA);

        account.given(REGISTERED, new TwoFactorBegun(ADA, NOW), new TwoFactorEnabled(ADA, NOW))
                .when(new DisableTwoFactor(ADA, ADA, NOW))
                .expectEvents(new TwoFactorDisabled(ADA, NOW));

        assertThat(vault.active(ADA)).isEmpty();
    }

    @Test
    void givenUpTwiceRecordsNothing() {
        account.given(REGISTERED)
                .when(new DisableTwoFactor(ADA, ADA, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aStrangerDisablesNothing() {
        account.given(REGISTERED, new TwoFactorBegun(ADA, NOW), new TwoFactorEnabled(ADA, NOW))
                .when(new DisableTwoFactor(ADA, BOB, NOW))
                .expectException(Refusal.class);
    }

    @Test
    void newBackupCodesTakeThePlaceOfTheOld() {
        vault.replaceBackupCodes(ADA, List.of(TokenHash.of("old")));

        account.given(REGISTERED)
                .when(new ReplaceBackupCodes(ADA, ADA, List.of(CODE), NOW))
                .expectEvents(new BackupCodesReplaced(ADA, NOW));

        assertThat(vault.backupCodes).containsExactly(CODE);
    }

    @Test
    void aBackupCodeIsGoodOnce() {
        vault.replaceBackupCodes(ADA, List.of(CODE));

        account.given(REGISTERED)
                .when(new UseBackupCode(ADA, CODE, NOW))
                .expectResultMessagePayload(true)
                .expectEvents(new BackupCodeUsed(ADA, NOW));
        account.given(REGISTERED)
                .when(new UseBackupCode(ADA, CODE, NOW))
                .expectResultMessagePayload(false)
                .expectNoEvents();
    }

    @Test
    void nothingHappensToADeletedAccount() {
        account.given(REGISTERED, new AccountDeleted(ADA, NOW)).when(BEGIN).expectException(Refusal.class);
    }
}
