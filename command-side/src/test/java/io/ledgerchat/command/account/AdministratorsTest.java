package io.ledgerchat.command.account;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.apikey.ApiKeysInMemory;
import io.ledgerchat.command.claim.ClaimsInMemory;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.account.AccountEvent.AccountRoleChanged;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.AdministratorsEvent.AdministratorsChanged;
import io.ledgerchat.event.account.AdministratorsId;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles of accounts, and that an administrator remains. */
class AdministratorsTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId BOB = new AccountId("65f000000000000000000002");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final VaultInMemory vault = new VaultInMemory();
    private final Scene scene = new Scene();
    private List<AccountId> recorded = List.of(ADA);

    @BeforeEach
    void adaIsTheFirst() {
        var accounts = scene.repository(Account.class);
        var claims = ClaimsInMemory.on(scene);
        var roles = new AdministratorKeeping(accounts, scene.repository(Administrators.class), () -> recorded);
        scene.handledBy(
                        roles,
                        new Registration(
                                accounts,
                                claims,
                                vault,
                                vault.elsewhere(),
                                scene.repository(Invite.class),
                                new InvitesInMemory()),
                        new Departure(
                                accounts,
                                claims,
                                vault,
                                vault.elsewhere(),
                                ApiKeysInMemory.revocationOn(scene, new ApiKeysInMemory()),
                                account -> Map.of(),
                                vault.departures(),
                                roles))
                .given(register(ADA, "a1"), register(BOB, "b1"));
    }

    @Test
    void oneMoreIsToldOfWithTheOthers() {
        scene.when(role(BOB, "ADMIN"));
        scene.expectEvents(changed(ADA, BOB), roleChanged(BOB, "ADMIN"));
    }

    @Test
    void whoIsAdministratorAlreadyChangesNothing() {
        scene.given(role(BOB, "ADMIN")).when(role(BOB, "ADMIN"));
        scene.expectNoEvents();
    }

    @Test
    void otherRolesConcernNoAdministrator() {
        scene.when(role(BOB, "AUDITOR"));
        scene.expectEvents(roleChanged(BOB, "AUDITOR"));
        scene.when(role(BOB, "AUDITOR"));
        scene.expectNoEvents();
    }

    @Test
    void theLastIsNotDismissed() {
        refused(role(ADA, "USER"));
        refused(role(ADA, "AUDITOR"));
    }

    @Test
    void ofTwoEitherIsDismissedAndThenTheOtherIsTheLast() {
        scene.given(role(BOB, "ADMIN")).when(role(ADA, "USER"));
        scene.expectEvents(changed(BOB), roleChanged(ADA, "USER"));
        refused(role(BOB, "USER"));
    }

    @Test
    void aLogThatNeverToldOfAllOfThemIsAskedWhoTheyWereOnce() {
        // As it was recorded when nobody kept count.
        scene.log().publish(new GenericDomainEventMessage<>("Account", BOB.toString(), 1, roleChanged(BOB, "ADMIN")));
        scene.recordedSince();
        recorded = List.of(ADA, BOB);

        scene.when(role(BOB, "USER"));
        scene.expectEvents(changed(ADA), roleChanged(BOB, "USER"));
        refused(role(ADA, "USER"));
    }

    @Test
    void whoLeavesCountsNoLonger() {
        scene.given(role(BOB, "ADMIN"), new DeleteAccount(BOB, BOB, NOW));
        refused(role(ADA, "USER"));
    }

    @Test
    void aDeletedAccountGetsNoRole() {
        scene.given(new DeleteAccount(BOB, BOB, NOW));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> scene.when(role(BOB, "ADMIN")));
        scene.expectNoEvents();
    }

    private void refused(ChangeAccountRole command) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> scene.when(command))
                .withMessage("Cannot remove the last admin user");
        scene.expectNoEvents();
    }

    private static ChangeAccountRole role(AccountId account, String role) {
        return new ChangeAccountRole(account, ADA, role, NOW);
    }

    private static AccountRoleChanged roleChanged(AccountId account, String role) {
        return new AccountRoleChanged(account, role, ADA, NOW);
    }

    private static AdministratorsChanged changed(AccountId... administrators) {
        return new AdministratorsChanged(AdministratorsId.ALL, List.of(administrators), NOW);
    }

    private static RegisterAccount register(AccountId account, String email) {
        return new RegisterAccount(
                account,
                new ClaimId("email", email),
                email + "@example.org",
                email,
                null,
                new PasswordHash("{x}" + email),
                true,
                false,
                null,
                null,
                NOW);
    }
}
