package io.ledgerchat.command.agent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.permission.AccessStage;
import io.ledgerchat.command.permission.GrantAccess;
import io.ledgerchat.command.permission.MembershipsInMemory;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AssistantEvent.AssistantAdopted;
import io.ledgerchat.event.agent.AssistantEvent.AssistantFileAttached;
import io.ledgerchat.event.agent.AssistantEvent.AssistantFilesUnlinked;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.PermissionEvent.AccessGranted;
import io.ledgerchat.event.permission.Principal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssistantTest {
    private static final AssistantId ASSISTANT = new AssistantId("asst_abc123");
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId BOB = new AccountId("65f000000000000000000002");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final Scene scene = new Scene();

    @BeforeEach
    void handle() {
        var policy = AccessStage.in(scene, new MembershipsInMemory());
        scene.handledBy(new AssistantKeeping(scene.repository(Assistant.class), policy));
    }

    @Test
    void whoIsFirstToLendItAFileOwnsIt() {
        scene.when(attach(ADA, "file-1"));
        scene.when(attach(ADA, "file-1"));

        scene.expectEvents(
                new AccessGranted(Assistant.resource(ASSISTANT), Principal.user(ADA), AccessRole.OWNER, ADA, NOW),
                new AssistantAdopted(ASSISTANT, ADA, NOW),
                new AssistantFileAttached(ASSISTANT, "file_search", "file-1", ADA, NOW));
    }

    @Test
    void othersMayOnceTheyAreEditors() {
        scene.given(attach(ADA, "file-1"));
        assertThatThrownBy(() -> scene.when(attach(BOB, "file-2"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> scene.when(unlink(BOB, "file-1"))).isInstanceOf(Refusal.class);
        scene.expectNoEvents();

        scene.given(new GrantAccess(Assistant.resource(ASSISTANT), ADA, Principal.user(BOB), AccessRole.EDITOR, NOW));
        scene.when(unlink(BOB, "file-1"));
        scene.expectEvents(
                new AssistantFilesUnlinked(ASSISTANT, "file_search", List.of("file-1"), "taken-back", BOB, NOW));
    }

    @Test
    void anUnknownAssistantIsNotFound() {
        assertThatThrownBy(() -> scene.when(unlink(ADA, "file-1")))
                .isInstanceOf(Refusal.class)
                .hasMessage("Assistant not found");
    }

    private static AttachFileToAssistant attach(AccountId actor, String file) {
        return new AttachFileToAssistant(ASSISTANT, actor, "file_search", file, NOW);
    }

    private static UnlinkFromAssistant unlink(AccountId actor, String file) {
        return new UnlinkFromAssistant(ASSISTANT, actor, "file_search", List.of(file), NOW);
    }
}
