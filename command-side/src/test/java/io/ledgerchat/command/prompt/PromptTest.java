package io.ledgerchat.command.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.permission.AccessStage;
import io.ledgerchat.command.permission.GrantAccess;
import io.ledgerchat.command.permission.MembershipsInMemory;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.PermissionEvent.AccessEnded;
import io.ledgerchat.event.permission.PermissionEvent.AccessGranted;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.prompt.PromptDetails;
import io.ledgerchat.event.prompt.PromptEvent.PromptCreated;
import io.ledgerchat.event.prompt.PromptEvent.PromptDeleted;
import io.ledgerchat.event.prompt.PromptEvent.PromptDescribed;
import io.ledgerchat.event.prompt.PromptEvent.PromptUsed;
import io.ledgerchat.event.prompt.PromptEvent.VersionAdded;
import io.ledgerchat.event.prompt.PromptEvent.VersionDeleted;
import io.ledgerchat.event.prompt.PromptEvent.VersionPutInProduction;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.event.prompt.PromptId;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

class PromptTest {
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    private static final AccountId BOB = new AccountId("65f0c0ffee0000000000b0b0");
    private static final AccountId ADMIN = new AccountId("65f0c0ffee0000000000ad00");
    private static final PromptGroupId ID = new PromptGroupId("66b000000000000000000001");
    private static final PromptId ONE = new PromptId("66b100000000000000000001");
    private static final PromptId TWO = new PromptId("66b100000000000000000002");
    private static final ResourceId RESOURCE = new ResourceId(ResourceType.PROMPT_GROUP, ID.value());
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final PromptDetails DETAILS = new PromptDetails("Summarise", "", "write", null);
    private static final CreatePrompt CREATE = new CreatePrompt(ID, ONE, ADA, DETAILS, "Sum up", "text", NOW);

    private final Scene scene = new Scene();

    PromptTest() {
        var access = AccessStage.in(scene, new MembershipsInMemory().with(ADMIN, "ADMIN"));
        scene.handledBy(new PromptKeeping(scene.repository(Prompt.class), scene.repository(PromptUse.class), access));
    }

    @Test
    void aPromptIsMadeWithItsFirstVersionInProduction() {
        scene.when(CREATE);
        scene.expectEvents(
                new PromptCreated(ID, ADA, personal(DETAILS), NOW),
                new VersionAdded(ID, ONE, ADA, personal("Sum up"), "text", NOW),
                new VersionPutInProduction(ID, ONE, ADA, NOW),
                new AccessGranted(RESOURCE, Principal.user(ADA), AccessRole.OWNER, ADA, NOW));
    }

    @Test
    void aFurtherVersionIsNotInProductionUntilItIsPutThere() {
        scene.given(CREATE).when(add(ADA));
        scene.expectEvents(new VersionAdded(ID, TWO, ADA, personal("Briefly"), "text", NOW));
        scene.when(new PutInProduction(ID, TWO, ADA, NOW));
        scene.expectEvents(new VersionPutInProduction(ID, TWO, ADA, NOW));
        scene.when(new PutInProduction(ID, TWO, ADA, NOW));
        scene.expectNoEvents();
    }

    @Test
    void whoMayOnlyViewUsesAndChangesNothing() {
        scene.given(CREATE, new GrantAccess(RESOURCE, ADA, Principal.user(BOB), AccessRole.VIEWER, NOW));
        scene.when(use(BOB, 1));
        scene.expectEvents(new PromptUsed(ID, BOB, NOW));
        assertForbidden(add(BOB));
        assertForbidden(new DeletePrompt(ID, BOB, NOW));
        scene.expectNoEvents();
    }

    @Test
    void editorsChangeButDoNotDelete() {
        scene.given(CREATE, new GrantAccess(RESOURCE, ADA, Principal.user(BOB), AccessRole.EDITOR, NOW))
                .when(new DescribePrompt(ID, BOB, "Sum up", null, null, "sum", NOW));
        scene.expectEvents(
                new PromptDescribed(ID, personal(new PromptDetails("Sum up", "", "write", "sum")), BOB, NOW));
        assertForbidden(new DeleteVersion(ID, ONE, BOB, NOW));
    }

    @Test
    void strangersUseNothingAndAdministratorsMayEverything() {
        scene.given(CREATE);
        assertForbidden(use(BOB, 1));
        scene.when(new DescribePrompt(ID, ADMIN, "Other", null, null, null, NOW));
        scene.expectEvents(
                new PromptDescribed(ID, personal(new PromptDetails("Other", "", "write", null)), ADMIN, NOW));
    }

    @Test
    void theNewestVersionTakesThePlaceOfADeletedOne() {
        scene.given(CREATE, add(ADA));
        assertThat(scene.when(new DeleteVersion(ID, ONE, ADA, NOW))).isEqualTo(false);
        scene.expectEvents(new VersionDeleted(ID, ONE, ADA, NOW), new VersionPutInProduction(ID, TWO, ADA, NOW));
    }

    @Test
    void aPromptGoesWithItsLastVersion() {
        scene.given(CREATE);
        assertThat(scene.when(new DeleteVersion(ID, ONE, ADA, NOW))).isEqualTo(true);
        scene.expectEvents(
                new VersionDeleted(ID, ONE, ADA, NOW),
                new PromptDeleted(ID, ADA, NOW),
                new AccessEnded(RESOURCE, ADA, NOW));
        assertThatThrownBy(() -> scene.when(use(ADA, 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.NOT_FOUND));
    }

    @Test
    void aPromptDoesNotGrowWithItsUses() {
        scene.given(CREATE, use(ADA, 1), use(ADA, 2));
        assertThat(scene.log().readEvents(ID.toString()).asStream().map(DomainEventMessage::getPayloadType))
                .noneMatch(PromptUsed.class::equals);
        assertThat(scene.log().readEvents("prompt-use:2").asStream()).hasSize(1);
    }

    private static UsePrompt use(AccountId who, int number) {
        return new UsePrompt(String.valueOf(number), ID, who, NOW);
    }

    private void assertForbidden(PromptCommand command) {
        assertThatThrownBy(() -> scene.when(command))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.FORBIDDEN));
    }

    private static AddVersion add(AccountId who) {
        return new AddVersion(ID, TWO, who, "Briefly", "text", NOW);
    }

    private static <T> Personal<T> personal(T value) {
        return Personal.of(Subject.ORGANISATION, value);
    }
}
