package io.ledgerchat.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.account.AccountEvent.RefreshRefused;
import io.ledgerchat.event.account.AccountEvent.SignedIn;
import io.ledgerchat.event.account.AccountEvent.SignedOut;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.SessionId;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId BOB = new AccountId("65f000000000000000000002");
    private static final SessionId SESSION = new SessionId("bbbbbbbbbbbbbbbbbbbbbbbb");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant END = NOW.plusSeconds(604_800);
    private static final TokenHash FIRST = TokenHash.of("first");
    private static final TokenHash SECOND = TokenHash.of("second");
    private static final SignIn SIGN_IN = new SignIn(SESSION, ADA, "password", FIRST, END, NOW);
    private static final SignedIn SIGNED_IN = new SignedIn(ADA, SESSION.value(), "password", NOW);
    private static final SignedOut SIGNED_OUT = new SignedOut(ADA, SESSION.value(), NOW);
    private static final Sessions.Session OPEN = new Sessions.Session(SESSION, ADA, FIRST, NOW, END);

    private final FixtureConfiguration<Session> session = new AggregateTestFixture<>(Session.class);
    private final VaultInMemory vault = new VaultInMemory();

    @BeforeEach
    void handle() {
        session.registerAnnotatedCommandHandler(new SessionKeeping(session.getRepository(), vault, vault));
        vault.add(new Credentials.Credential(ADA, new ClaimId("email", "a1"), null));
    }

    @Test
    void signingInBeginsASessionWithItsFirstToken() {
        session.givenNoPriorActivity().when(SIGN_IN).expectEvents(SIGNED_IN);

        assertThat(vault.sessions).containsExactly(OPEN);
    }

    @Test
    void aSessionBeginsOnce() {
        session.given(SIGNED_IN).when(SIGN_IN).expectNoEvents().expectException(RuntimeException.class);
    }

    @Test
    void aDeletedAccountSignsInNoMore() {
        vault.remove(ADA);

        session.givenNoPriorActivity().when(SIGN_IN).expectNoEvents().expectException(Refusal.class);
    }

    @Test
    void refreshingTradesTheTokenAndRecordsNothing() {
        vault.open(OPEN);

        session.given(SIGNED_IN)
                .when(new RefreshSession(SESSION, ADA, FIRST, SECOND, LATER))
                .expectResultMessagePayload(new Refreshed(Refreshed.Outcome.ROTATED, LATER, END))
                .expectNoEvents();
    }

    @Test
    void aTokenThatWasTradedIsRefusedAndTheRefusalTold() {
        vault.open(new Sessions.Session(SESSION, ADA, SECOND, NOW, END));

        session.given(SIGNED_IN)
                .when(new RefreshSession(SESSION, ADA, FIRST, SECOND, LATER))
                .expectResultMessagePayload(Refreshed.refused())
                .expectEvents(new RefreshRefused(ADA, SESSION.value(), "not-valid", LATER));
    }

    @Test
    void aRefusalIsToldOnceInTheLifeOfASession() {
        session.given(SIGNED_IN, new RefreshRefused(ADA, SESSION.value(), "not-valid", NOW))
                .when(new RefreshSession(SESSION, ADA, FIRST, SECOND, LATER))
                .expectResultMessagePayload(Refreshed.refused())
                .expectNoEvents();
    }

    @Test
    void theTokenOfAnEndedSessionIsRefused() {
        session.given(SIGNED_IN, SIGNED_OUT)
                .when(new RefreshSession(SESSION, ADA, FIRST, SECOND, LATER))
                .expectEvents(new RefreshRefused(ADA, SESSION.value(), "signed-out", LATER));
    }

    @Test
    void aSessionNobodyKnowsIsRefusedWithoutATrace() {
        session.givenNoPriorActivity()
                .when(new RefreshSession(SESSION, ADA, FIRST, SECOND, LATER))
                .expectResultMessagePayload(Refreshed.refused())
                .expectNoEvents();
    }

    @Test
    void signingOutEndsTheSessionOfTheToken() {
        vault.open(OPEN);

        session.given(SIGNED_IN)
                .when(new SignOut(ADA, FIRST, LATER))
                .expectEvents(new SignedOut(ADA, SESSION.value(), LATER));

        assertThat(vault.sessions).isEmpty();
    }

    @Test
    void signingOutWithoutATokenEndsSomeSession() {
        vault.open(OPEN);

        session.given(SIGNED_IN)
                .when(new SignOut(ADA, null, LATER))
                .expectEvents(new SignedOut(ADA, SESSION.value(), LATER));
    }

    @Test
    void signingOutTwiceRecordsNothing() {
        session.given(SIGNED_IN, SIGNED_OUT)
                .when(new SignOut(ADA, FIRST, LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anothersTokenEndsNothing() {
        vault.open(OPEN);

        session.given(SIGNED_IN)
                .when(new SignOut(BOB, FIRST, LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();

        assertThat(vault.sessions).containsExactly(OPEN);
    }
}
