package io.ledgerchat.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.OneTimeTokens.Purpose;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import io.ledgerchat.event.account.AccountEvent.EmailVerificationRequested;
import io.ledgerchat.event.account.AccountEvent.EmailVerified;
import io.ledgerchat.event.account.AccountEvent.PasswordChanged;
import io.ledgerchat.event.account.AccountEvent.PasswordResetRequested;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.SessionId;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailProofTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(900);
    private static final AccountRegistered REGISTERED = new AccountRegistered(
            ADA, Personal.of(ADA, "ada@example.org"), Personal.of(ADA, "Ada"), null, "local", "USER", false, NOW, null);
    private static final TokenHash TOKEN = TokenHash.of("token");
    private static final Letter LETTER = new Letter("ada@example.org", "Ada", "Subject", "<p>token</p>");
    private static final PasswordHash OLD = new PasswordHash("old");
    private static final PasswordHash NEW = new PasswordHash("new");

    private final FixtureConfiguration<Account> account = new AggregateTestFixture<>(Account.class);
    private final VaultInMemory vault = new VaultInMemory();

    @BeforeEach
    void handle() {
        account.registerAnnotatedCommandHandler(new MailProof(account.getRepository(), vault, vault, vault, vault));
        vault.add(new Credentials.Credential(ADA, new ClaimId("email", "a1"), OLD));
    }

    @Test
    void whoForgotThePasswordIsSentAToken() {
        var request = new RequestPasswordReset(ADA, TOKEN, LATER, LETTER, NOW);

        account.given(REGISTERED).when(request).expectEvents(new PasswordResetRequested(ADA, LATER, NOW));

        assertThat(vault.letters).containsExactly(LETTER);
        assertThat(request.toString()).doesNotContain("ada@", "token</p>");
    }

    @Test
    void theTokenSetsANewPasswordAndEndsEverySession() {
        vault.issue(ADA, Purpose.PASSWORD_RESET, TOKEN, LATER);
        vault.open(new Sessions.Session(new SessionId("bbbbbbbbbbbbbbbbbbbbbbbb"), ADA, TokenHash.of("t"), NOW, LATER));

        account.given(REGISTERED)
                .when(new ResetPassword(ADA, TOKEN, NEW, LETTER, NOW))
                .expectResultMessagePayload(true)
                .expectEvents(new PasswordChanged(ADA, "reset", NOW));

        assertThat(vault.of(ADA)).get().extracting("password").isEqualTo(NEW);
        assertThat(vault.sessions).isEmpty();
        assertThat(vault.letters).hasSize(1);
        assertThat(vault.isGood(ADA, Purpose.PASSWORD_RESET, TOKEN, NOW)).isFalse();
    }

    @Test
    void anotherTokenChangesNothing() {
        vault.issue(ADA, Purpose.PASSWORD_RESET, TOKEN, LATER);

        account.given(REGISTERED)
                .when(new ResetPassword(ADA, TokenHash.of("other"), NEW, null, NOW))
                .expectResultMessagePayload(false)
                .expectNoEvents();

        assertThat(vault.of(ADA)).get().extracting("password").isEqualTo(OLD);
        assertThat(vault.isGood(ADA, Purpose.PASSWORD_RESET, TOKEN, NOW)).isTrue();
    }

    @Test
    void aTokenForTheAddressSetsNoPassword() {
        vault.issue(ADA, Purpose.EMAIL_VERIFICATION, TOKEN, LATER);

        account.given(REGISTERED)
                .when(new ResetPassword(ADA, TOKEN, NEW, null, NOW))
                .expectResultMessagePayload(false);
    }

    @Test
    void anAddressIsVerifiedByWhatWasSentToIt() {
        account.given(REGISTERED)
                .when(new RequestEmailVerification(ADA, TOKEN, LATER, LETTER, NOW))
                .expectEvents(new EmailVerificationRequested(ADA, LATER, NOW));
        account.given(REGISTERED)
                .when(new VerifyEmail(ADA, TOKEN, NOW))
                .expectResultMessagePayload(true)
                .expectEvents(new EmailVerified(ADA, NOW));
    }

    @Test
    void anAddressVerifiedAgainRecordsNothing() {
        vault.issue(ADA, Purpose.EMAIL_VERIFICATION, TOKEN, LATER);

        account.given(REGISTERED, new EmailVerified(ADA, NOW))
                .when(new VerifyEmail(ADA, TOKEN, NOW))
                .expectResultMessagePayload(true)
                .expectNoEvents();
    }

    @Test
    void aDeletedAccountIsSentNothing() {
        account.given(REGISTERED, new AccountDeleted(ADA, NOW))
                .when(new RequestPasswordReset(ADA, TOKEN, LATER, LETTER, NOW))
                .expectException(Refusal.class);

        assertThat(vault.letters).isEmpty();
    }
}
