package io.ledgerchat.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.apikey.ApiKeysInMemory;
import io.ledgerchat.command.apikey.CreateApiKey;
import io.ledgerchat.command.claim.ClaimsInMemory;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import io.ledgerchat.event.account.AccountEvent.DepartureReported;
import io.ledgerchat.event.account.AccountEvent.PasswordChanged;
import io.ledgerchat.event.account.AccountEvent.ProviderKeyRevoked;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.AdministratorsEvent.AdministratorsChanged;
import io.ledgerchat.event.account.AdministratorsId;
import io.ledgerchat.event.account.InviteEvent.InviteIssued;
import io.ledgerchat.event.account.InviteEvent.InviteReplaced;
import io.ledgerchat.event.account.InviteEvent.InviteUsed;
import io.ledgerchat.event.account.InviteId;
import io.ledgerchat.event.account.SessionId;
import io.ledgerchat.event.apikey.ApiKeyEvent.ApiKeyRevoked;
import io.ledgerchat.event.apikey.ApiKeyId;
import io.ledgerchat.event.claim.ClaimEvent.ClaimReleased;
import io.ledgerchat.event.claim.ClaimEvent.ClaimTaken;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opening and ending accounts: the commands that change account, claims and vault together. */
class RegistrationTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId BOB = new AccountId("65f000000000000000000002");
    private static final ClaimId ADAS_EMAIL = new ClaimId("email", "a1");
    private static final ClaimId BOBS_EMAIL = new ClaimId("email", "b1");
    private static final InviteId INVITE = new InviteId("2b5c1a9e-0000-4000-8000-000000000001");
    private static final String ANOTHER = "2b5c1a9e-0000-4000-8000-000000000002";
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final RegisterAccount REGISTER_ADA = register(ADA, ADAS_EMAIL, "ada");
    private static final RegisterAccount REGISTER_BOB = register(BOB, BOBS_EMAIL, "bob");

    private final VaultInMemory vault = new VaultInMemory();
    private final ApiKeysInMemory apiKeys = new ApiKeysInMemory();
    private final Scene scene = new Scene();

    @BeforeEach
    void handle() {
        var accounts = scene.repository(Account.class);
        var claims = ClaimsInMemory.on(scene);
        var guests = scene.repository(Invite.class);
        var invites = new InvitesInMemory();
        scene.handledBy(
                new Registration(accounts, claims, vault, vault.elsewhere(), guests, invites),
                new Inviting(guests, invites, vault, vault),
                new Departure(
                        accounts,
                        claims,
                        vault,
                        vault.elsewhere(),
                        ApiKeysInMemory.revocationOn(scene, apiKeys),
                        account -> Map.of("views.conversation", 3L),
                        vault.departures(),
                        new AdministratorKeeping(accounts, scene.repository(Administrators.class), () -> List.of(ADA))),
                new SecretKeeping(accounts, vault, vault, vault, vault),
                new SessionKeeping(scene.repository(Session.class), vault, vault));
    }

    @Test
    void theFirstAccountIsTheAdministrator() {
        scene.when(REGISTER_ADA);

        scene.expectEvents(
                new ClaimTaken(ADAS_EMAIL, ADA, NOW),
                new ClaimTaken(ClaimId.FIRST_ADMIN, ADA, NOW),
                registered(REGISTER_ADA, "ADMIN"));
        assertThat(vault.by(ADAS_EMAIL))
                .get()
                .extracting(Credentials.Credential::account)
                .isEqualTo(ADA);
    }

    @Test
    void everyLaterAccountIsAUser() {
        scene.given(REGISTER_ADA).when(REGISTER_BOB);

        scene.expectEvents(new ClaimTaken(BOBS_EMAIL, BOB, NOW), registered(REGISTER_BOB, "USER"));
    }

    @Test
    void anAddressThatIsTakenOpensNoSecondAccount() {
        scene.given(REGISTER_ADA);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> scene.when(register(BOB, ADAS_EMAIL, "bob")))
                .extracting(Refusal::code)
                .isEqualTo(Refusal.Code.CONFLICT);
        scene.expectNoEvents();
        assertThat(vault.of(BOB)).isEmpty();
    }

    @Test
    void whenOnlyTheFirstMayRegisterTheSecondIsRefusedAndLeavesNoClaim() {
        scene.given(onlyAsFirst(REGISTER_ADA));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> scene.when(onlyAsFirst(REGISTER_BOB)))
                .extracting(Refusal::code)
                .isEqualTo(Refusal.Code.FORBIDDEN);
        scene.expectNoEvents();
    }

    @Test
    void aDeletedAccountTakesItsSecretsWithItAndSetsItsAddressFree() {
        var apiKey = new ApiKeyId("aaaaaaaaaaaaaaaaaaaaaaaa");
        var later = NOW.plusSeconds(60);
        scene.given(
                REGISTER_ADA,
                new SignIn(new SessionId("bbbbbbbbbbbbbbbbbbbbbbbb"), ADA, "password", TokenHash.of("t"), later, NOW),
                new StoreProviderKey(ADA, ADA, "openAI", "sk-1", null, NOW),
                new CreateApiKey(apiKey, ADA, "laptop", "sk-1a2b3", TokenHash.of("k"), null, NOW));

        scene.when(new DeleteAccount(ADA, ADA, later));

        scene.expectEvents(
                new ProviderKeyRevoked(ADA, "openAI", later),
                new AccountDeleted(ADA, later),
                new AdministratorsChanged(AdministratorsId.ALL, List.of(), later),
                new ClaimReleased(ADAS_EMAIL, later),
                new ApiKeyRevoked(apiKey, ADA, later));
        assertThat(vault.of(ADA)).isEmpty();
        assertThat(vault.sessions).isEmpty();
        assertThat(vault.providerKeys).isEmpty();
        assertThat(apiKeys.of(ADA)).isEmpty();
    }

    @Test
    void anAddressSetFreeMayBeTakenAgainButNotTheFirstAdministratorsPlace() {
        scene.given(REGISTER_ADA, new DeleteAccount(ADA, ADA, NOW));

        var again = register(BOB, ADAS_EMAIL, "ada");
        scene.when(again);

        scene.expectEvents(new ClaimTaken(ADAS_EMAIL, BOB, NOW), registered(again, "USER"));
    }

    @Test
    void deletingTwiceRecordsNothing() {
        scene.given(REGISTER_ADA, new DeleteAccount(ADA, ADA, NOW)).when(new DeleteAccount(ADA, ADA, NOW));

        scene.expectNoEvents();
    }

    @Test
    void whatADeletedAccountHadIsReportedOnce() {
        scene.given(REGISTER_ADA, new DeleteAccount(ADA, ADA, NOW));
        assertThat(vault.departed.get(ADA).removed()).containsEntry("views.conversation", 3L);
        var report = new ReportDeparture(ADA, Map.of("views.conversation", 3L), Map.of(), NOW);

        scene.when(report);
        scene.expectEvents(new DepartureReported(ADA, Map.of("views.conversation", 3L), Map.of(), NOW));
        assertThat(vault.departed).isEmpty();
        scene.when(report);
        scene.expectNoEvents();
    }

    @Test
    void anAccountThatStaysIsNotReported() {
        scene.given(REGISTER_ADA).when(new ReportDeparture(ADA, Map.of(), Map.of(), NOW));
        scene.expectNoEvents();
    }

    @Test
    void anInviteOpensOneAccountAtItsAddress() {
        scene.given(REGISTER_ADA);
        scene.when(invite(INVITE, BOBS_EMAIL, "token"));
        scene.expectEvents(new InviteIssued(INVITE, BOBS_EMAIL, NOW.plusSeconds(60), NOW));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> scene.when(invited(REGISTER_BOB, "another")))
                .extracting(Refusal::code)
                .isEqualTo(Refusal.Code.INVALID);
        scene.expectNoEvents();
        scene.when(invited(REGISTER_BOB, "token"));
        scene.expectEvents(
                new ClaimTaken(BOBS_EMAIL, BOB, NOW),
                new InviteUsed(INVITE, BOB, NOW),
                registered(REGISTER_BOB, "USER"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> scene.when(invite(new InviteId(ANOTHER), BOBS_EMAIL, "token")))
                .extracting(Refusal::code)
                .isEqualTo(Refusal.Code.CONFLICT);
    }

    @Test
    void aNewInviteTakesThePlaceOfAnEarlierOne() {
        scene.given(invite(INVITE, BOBS_EMAIL, "token"));
        var another = new InviteId(ANOTHER);

        scene.when(invite(another, BOBS_EMAIL, "other"));
        scene.expectEvents(
                new InviteIssued(another, BOBS_EMAIL, NOW.plusSeconds(60), NOW),
                new InviteReplaced(INVITE, another, NOW));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> scene.when(invited(REGISTER_BOB, "token")));
    }

    @Test
    void anOperatorsPasswordEndsAllSessions() {
        scene.given(
                REGISTER_ADA,
                new SignIn(
                        new SessionId("bbbbbbbbbbbbbbbbbbbbbbbb"),
                        ADA,
                        "password",
                        TokenHash.of("t"),
                        NOW.plusSeconds(60),
                        NOW));
        scene.when(new SetPassword(ADA, new PasswordHash("{x}new"), NOW));
        scene.expectEvents(new PasswordChanged(ADA, "operator", NOW));
        assertThat(vault.sessions).isEmpty();
    }

    @Test
    void anAccountThatNobodyProvedInTimeGoesAndSetsItsAddressFree() {
        var end = NOW.plusSeconds(60);
        scene.given(REGISTER_ADA, expiring(REGISTER_BOB, end));

        scene.when(new DeleteExpiredAccount(BOB, end.minusMillis(1)));
        scene.expectNoEvents();
        scene.when(new DeleteExpiredAccount(BOB, end));
        scene.expectEvents(new AccountDeleted(BOB, end, "unverified"), new ClaimReleased(BOBS_EMAIL, end));
        assertThat(vault.of(BOB)).isEmpty();
        scene.when(new DeleteExpiredAccount(BOB, end));
        scene.expectNoEvents();
    }

    @Test
    void anAccountThatWasSeenToStays() {
        var end = NOW.plusSeconds(60);
        scene.given(REGISTER_ADA, expiring(REGISTER_BOB, end), new SetPassword(BOB, new PasswordHash("{x}new"), NOW));

        scene.when(new DeleteExpiredAccount(BOB, end));
        scene.expectNoEvents();
    }

    @Test
    void theFirstAdministratorHasNoBound() {
        var end = NOW.plusSeconds(60);
        scene.given(expiring(REGISTER_ADA, end)).when(new DeleteExpiredAccount(ADA, end));
        scene.expectNoEvents();
    }

    @Test
    void aStrangerDeletesNobody() {
        scene.given(REGISTER_ADA, REGISTER_BOB);

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> scene.when(new DeleteAccount(ADA, BOB, NOW)));
        scene.expectNoEvents();
        assertThat(vault.of(ADA)).isPresent();
    }

    private static RegisterAccount onlyAsFirst(RegisterAccount command) {
        return new RegisterAccount(
                command.accountId(),
                command.emailClaim(),
                command.email(),
                command.name(),
                null,
                command.password(),
                true,
                true,
                null,
                null,
                NOW);
    }

    private static RegisterAccount invited(RegisterAccount command, String token) {
        return new RegisterAccount(
                command.accountId(),
                command.emailClaim(),
                command.email(),
                command.name(),
                null,
                command.password(),
                true,
                false,
                TokenHash.of(token),
                null,
                NOW);
    }

    private static IssueInvite invite(InviteId id, ClaimId email, String token) {
        return new IssueInvite(id, email, TokenHash.of(token), NOW.plusSeconds(60), null, BOB, NOW);
    }

    /** Whose address is to be proven until then. */
    private static RegisterAccount expiring(RegisterAccount command, Instant expiresAt) {
        return new RegisterAccount(
                command.accountId(),
                command.emailClaim(),
                command.email(),
                command.name(),
                null,
                command.password(),
                false,
                false,
                null,
                expiresAt,
                NOW);
    }

    private static RegisterAccount register(AccountId account, ClaimId email, String name) {
        return new RegisterAccount(
                account,
                email,
                name + "@example.org",
                name,
                null,
                new PasswordHash("{x}" + name),
                true,
                false,
                null,
                null,
                NOW);
    }

    private static AccountRegistered registered(RegisterAccount command, String role) {
        var account = command.accountId();
        return new AccountRegistered(
                account,
                Personal.of(account, command.email()),
                Personal.of(account, command.name()),
                null,
                "local",
                role,
                true,
                NOW,
                null);
    }
}
