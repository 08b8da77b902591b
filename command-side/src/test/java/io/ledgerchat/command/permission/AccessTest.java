package io.ledgerchat.command.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.permission.ChangeAccess.Grant;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.event.permission.PermissionEvent.AccessChanged;
import io.ledgerchat.event.permission.PermissionEvent.AccessEnded;
import io.ledgerchat.event.permission.PermissionEvent.AccessGranted;
import io.ledgerchat.event.permission.PermissionEvent.AccessRevoked;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.Right;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static final AccountId OWNER = new AccountId("65f000000000000000000001");
    private static final AccountId OTHER = new AccountId("65f000000000000000000002");
    private static final AccountId ADMIN = new AccountId("65f000000000000000000003");
    private static final GroupId GROUP = new GroupId("65f000000000000000000004");
    private static final ResourceId AGENT = new ResourceId(ResourceType.AGENT, "65f00000000000000000000a");
    private static final ResourceId REMOTE = new ResourceId(ResourceType.REMOTE_AGENT, AGENT.id());
    private static final Principal TO_OTHER = Principal.user(OTHER);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final Scene scene = new Scene();
    private final MembershipsInMemory memberships = new MembershipsInMemory().with(ADMIN, "ADMIN");
    private final AccessPolicy policy = new AccessPolicy(scene.repository(ResourceAccess.class), memberships);

    /** Commands that ask the policy from within a unit of work, as features do. */
    record Open(ResourceId resource) {}

    record End(ResourceId resource) {}

    record Ask(AccountId actor, ResourceId resource, Right right) {}

    final class Feature {
        @CommandHandler
        void handle(Open command) {
            policy.open(command.resource(), OWNER, NOW);
        }

        @CommandHandler
        void handle(End command) {
            policy.end(command.resource(), OWNER, NOW);
        }

        @CommandHandler
        boolean handle(Ask command) {
            return policy.allows(command.actor(), command.resource(), command.right());
        }
    }

    @BeforeEach
    void handle() {
        scene.handledBy(new AccessKeeping(policy), new Feature());
    }

    @Test
    void whoMakesAResourceOwnsIt() {
        scene.when(new Open(AGENT));

        scene.expectEvents(new AccessGranted(AGENT, Principal.user(OWNER), AccessRole.OWNER, OWNER, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER, VIEW, true",
        "VIEWER, EDIT, false",
        "EDITOR, VIEW, true",
        "EDITOR, EDIT, true",
        "EDITOR, DELETE, false",
        "EDITOR, SHARE, false",
        "OWNER, DELETE, true",
        "OWNER, SHARE, true"
    })
    void aRoleHasItsRights(AccessRole role, Right right, boolean allowed) {
        scene.given(new Open(AGENT), new GrantAccess(AGENT, OWNER, TO_OTHER, role, NOW));

        assertThat(scene.when(new Ask(OTHER, AGENT, right))).isEqualTo(allowed);
    }

    @Test
    void accessComesByGroupRoleAndThePublicToo() {
        memberships.with(OTHER, "STAFF", GROUP);
        for (var principal : List.of(Principal.group(GROUP), Principal.role("STAFF"), Principal.PUBLIC)) {
            var resource = new ResourceId(ResourceType.AGENT, principal.toString());
            scene.given(new Open(resource));
            assertThat(scene.when(new Ask(OTHER, resource, Right.VIEW))).isEqualTo(false);

            scene.when(new GrantAccess(resource, OWNER, principal, AccessRole.VIEWER, NOW));

            assertThat(scene.when(new Ask(OTHER, resource, Right.VIEW))).isEqualTo(true);
        }
    }

    @Test
    void anAdministratorMayEverythingAndAStrangerNothing() {
        scene.given(new Open(AGENT));

        assertThat(scene.when(new Ask(ADMIN, AGENT, Right.DELETE))).isEqualTo(true);
        assertThat(scene.when(new Ask(OTHER, AGENT, Right.VIEW))).isEqualTo(false);
    }

    @Test
    void whoMayShareAnAgentOwnsItsRemoteSide() {
        scene.given(new Open(AGENT), new GrantAccess(AGENT, OWNER, TO_OTHER, AccessRole.OWNER, NOW));

        assertThat(scene.when(new Ask(OTHER, REMOTE, Right.EDIT))).isEqualTo(true);
    }

    @Test
    void onlyWhoMaySharesIt() {
        scene.given(new Open(AGENT), new GrantAccess(AGENT, OWNER, TO_OTHER, AccessRole.EDITOR, NOW));

        assertThatThrownBy(() -> scene.when(new GrantAccess(AGENT, OTHER, Principal.PUBLIC, AccessRole.VIEWER, NOW)))
                .isInstanceOf(Refusal.class);
        scene.expectNoEvents();
    }

    @Test
    void grantsAndRevocationsAreToldOneByOneAndARepetitionIsNot() {
        scene.given(new Open(AGENT), new GrantAccess(AGENT, OWNER, TO_OTHER, AccessRole.VIEWER, NOW));
        var change = new ChangeAccess(
                AGENT,
                OWNER,
                List.of(new Grant(TO_OTHER, AccessRole.EDITOR), new Grant(Principal.group(GROUP), AccessRole.VIEWER)),
                List.of(TO_OTHER),
                NOW);

        scene.when(change);
        scene.expectEvents(
                new AccessChanged(AGENT, TO_OTHER, AccessRole.EDITOR, OWNER, NOW),
                new AccessGranted(AGENT, Principal.group(GROUP), AccessRole.VIEWER, OWNER, NOW));

        scene.when(change);
        scene.expectNoEvents();

        scene.when(new RevokeAccess(AGENT, OWNER, TO_OTHER, NOW));
        scene.expectEvents(new AccessRevoked(AGENT, TO_OTHER, OWNER, NOW));
        assertThat(scene.when(new Ask(OTHER, AGENT, Right.VIEW))).isEqualTo(false);
    }

    @Test
    void theLastOwnerStays() {
        scene.given(new Open(AGENT));
        var self = Principal.user(OWNER);

        assertThatThrownBy(() -> scene.when(new RevokeAccess(AGENT, OWNER, self, NOW)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> scene.when(new GrantAccess(AGENT, OWNER, self, AccessRole.EDITOR, NOW)))
                .isInstanceOf(Refusal.class);
        scene.expectNoEvents();

        scene.when(new GrantAccess(AGENT, OWNER, TO_OTHER, AccessRole.OWNER, NOW));
        scene.when(new RevokeAccess(AGENT, OWNER, self, NOW));
        assertThat(scene.when(new Ask(OWNER, AGENT, Right.VIEW))).isEqualTo(false);
    }

    @Test
    void whenTheResourceGoesSoDoesAllAccess() {
        scene.given(new Open(AGENT));

        scene.when(new End(AGENT));

        scene.expectEvents(new AccessEnded(AGENT, OWNER, NOW));
        assertThat(scene.when(new Ask(OWNER, AGENT, Right.VIEW))).isEqualTo(false);
    }
}
