package io.ledgerchat.command.agent;

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
import io.ledgerchat.event.agent.AgentAvatar;
import io.ledgerchat.event.agent.AgentEvent.AgentCreated;
import io.ledgerchat.event.agent.AgentEvent.AgentDeleted;
import io.ledgerchat.event.agent.AgentEvent.AgentFileAttached;
import io.ledgerchat.event.agent.AgentEvent.AgentFilesUnlinked;
import io.ledgerchat.event.agent.AgentEvent.AgentHandoffsPruned;
import io.ledgerchat.event.agent.AgentEvent.AgentReverted;
import io.ledgerchat.event.agent.AgentEvent.AgentUpdated;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AgentSettings;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.PermissionEvent.AccessEnded;
import io.ledgerchat.event.permission.PermissionEvent.AccessGranted;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentTest {
    private static final AgentId AGENT = new AgentId("agent_V1StGXR8_Z5jdHi6B-myT");
    private static final AgentId COPY = new AgentId("agent_copy");
    private static final String DOCUMENT = "65f00000000000000000000a";
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId BOB = new AccountId("65f000000000000000000002");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final ResourceId RESOURCE = new ResourceId(ResourceType.AGENT, DOCUMENT);
    private static final ResourceId REMOTE = new ResourceId(ResourceType.REMOTE_AGENT, DOCUMENT);
    private static final Map<String, Object> FIELDS =
            Map.of("name", "Reviewer", "provider", "openAI", "model", "gpt-4o", "tools", List.of("file_search"));

    private final Scene scene = new Scene();
    private final Set<String> filesOfAda = new HashSet<>(Set.of("file-1", "file-2"));

    @BeforeEach
    void handle() {
        var policy = AccessStage.in(scene, new MembershipsInMemory());
        var files = new LendableFiles(new KnownFiles() {
            @Override
            public Set<String> existing(Set<String> fileIds) {
                var known = new HashSet<>(filesOfAda);
                known.retainAll(fileIds);
                return known;
            }

            @Override
            public Set<String> ownedBy(AccountId owner, Set<String> fileIds) {
                return owner.equals(ADA) ? existing(fileIds) : Set.of();
            }
        });
        scene.handledBy(new AgentKeeping(scene.repository(Agent.class), policy, files));
    }

    @Test
    void anAgentComesWithItsOwner() {
        scene.when(create(FIELDS));

        scene.expectEvents(
                new AgentCreated(AGENT, DOCUMENT, ADA, AgentSettings.of(FIELDS), null, NOW),
                new AccessGranted(RESOURCE, Principal.user(ADA), AccessRole.OWNER, ADA, NOW),
                new AccessGranted(REMOTE, Principal.user(ADA), AccessRole.OWNER, ADA, NOW));
    }

    @Test
    void unknownToolsAndFilesOfOthersAreLeftOut() {
        scene.when(create(with(Map.of(
                "tools", List.of("file_search", "teleport", "get_action_x", "find_mcp_github"),
                "tool_resources", Map.of("context", Map.of("file_ids", List.of("file-1", "of-another")))))));

        scene.expectEvents(
                new AgentCreated(
                        AGENT,
                        DOCUMENT,
                        ADA,
                        AgentSettings.of(with(Map.of(
                                "tools", List.of("file_search", "get_action_x"),
                                "tool_resources", Map.of("context", Map.of("file_ids", List.of("file-1")))))),
                        null,
                        NOW),
                new AccessGranted(RESOURCE, Principal.user(ADA), AccessRole.OWNER, ADA, NOW),
                new AccessGranted(REMOTE, Principal.user(ADA), AccessRole.OWNER, ADA, NOW));
    }

    @Test
    void eachChangeLeavesASnapshotAndARepetitionNothing() {
        scene.given(create(FIELDS));

        scene.when(update(ADA, Map.of("name", "Editor")));
        scene.expectEvents(updated(Map.of("name", "Editor"), 2));

        scene.when(update(ADA, Map.of("name", "Editor")));
        scene.expectNoEvents();

        scene.when(update(ADA, Map.of()));
        scene.expectNoEvents();
    }

    @Test
    void anAgentWithoutRoomForAnotherSnapshotStaysAsItIsOrGoesBack() {
        scene.given(create(FIELDS));
        for (int version = 2; version <= 51; version++) {
            scene.given(update(ADA, Map.of("name", "Editor", "instructions", version + "x".repeat(200_000))));
        }

        for (var more : List.of(
                update(ADA, Map.of("name", "Critic")),
                new ChangeAgentAvatar(AGENT, ADA, new AgentAvatar("/images/a.png", "local"), NOW),
                new AttachFileToAgent(AGENT, ADA, "context", "file-1", NOW))) {
            assertThatThrownBy(() -> scene.when(more))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("The agent has too many versions");
        }
        scene.when(new RevertAgent(AGENT, ADA, 0, NOW));
        scene.expectEvents(new AgentReverted(AGENT, ADA, 1, AgentSettings.of(FIELDS), NOW));
    }

    @Test
    void whatTheNewestSnapshotSaysAlreadyIsWrittenWithoutAnother() {
        scene.given(create(FIELDS), update(ADA, Map.of("name", "Editor")), new RevertAgent(AGENT, ADA, 0, NOW));

        scene.when(update(ADA, Map.of("name", "Editor")));

        scene.expectEvents(updated(Map.of("name", "Editor"), null));
    }

    @Test
    void whatMayNotComeBackIsLeftOutAndTheRestIsAVersionOfItsOwn() {
        var lent = Map.<String, Object>of("context", Map.of("file_ids", List.of("file-1")));
        var none = Map.<String, Object>of("context", Map.of("file_ids", List.of()));
        scene.given(
                create(with(Map.of("tool_resources", lent))),
                update(ADA, Map.of("name", "Editor", "tool_resources", none)),
                grant(AccessRole.EDITOR));

        scene.when(new RevertAgent(AGENT, BOB, 0, NOW));

        scene.expectEvents(
                new AgentReverted(AGENT, BOB, 1, AgentSettings.of(with(Map.of("tool_resources", none))), NOW),
                new AgentUpdated(AGENT, BOB, AgentSettings.of(Map.of()), 3, NOW));
    }

    @Test
    void anAgentIsTakenBackToASnapshot() {
        scene.given(create(FIELDS), update(ADA, Map.of("name", "Editor")));

        scene.when(new RevertAgent(AGENT, ADA, 0, NOW));
        scene.expectEvents(new AgentReverted(AGENT, ADA, 1, AgentSettings.of(FIELDS), NOW));

        assertThatThrownBy(() -> scene.when(new RevertAgent(AGENT, ADA, 2, NOW)))
                .isInstanceOf(Refusal.class)
                .hasMessage("Version 2 not found");
        assertThatThrownBy(() -> scene.when(new RevertAgent(AGENT, ADA, -1, NOW)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void filesAreLentOnceAndTakenBack() {
        scene.given(create(FIELDS));

        scene.when(new AttachFileToAgent(AGENT, ADA, "context", "file-1", NOW));
        scene.expectEvents(new AgentFileAttached(AGENT, "context", "file-1", ADA, 2, NOW));
        scene.when(new AttachFileToAgent(AGENT, ADA, "context", "file-1", NOW));
        scene.expectNoEvents();

        scene.when(new UnlinkFromAgent(AGENT, ADA, "context", List.of("file-1", "never-there"), NOW));
        scene.expectEvents(new AgentFilesUnlinked(AGENT, "context", List.of("file-1"), "taken-back", ADA, NOW));
        scene.when(new UnlinkFromAgent(AGENT, ADA, "context", List.of("file-1"), NOW));
        scene.expectNoEvents();
    }

    @Test
    void filesThatAreGoneLeaveEveryTool() {
        scene.given(
                create(FIELDS),
                new AttachFileToAgent(AGENT, ADA, "context", "file-1", NOW),
                new AttachFileToAgent(AGENT, ADA, "file_search", "file-1", NOW));

        scene.when(new ReleaseFiles(AGENT, List.of("file-1"), ADA, NOW));

        scene.expectEvents(
                new AgentFilesUnlinked(AGENT, "context", List.of("file-1"), "deleted", ADA, NOW),
                new AgentFilesUnlinked(AGENT, "file_search", List.of("file-1"), "deleted", ADA, NOW));
    }

    @Test
    void anEditorKeepsTheFilesOfTheOwnerAndAddsNoneOfThem() {
        var files = Map.<String, Object>of(
                "tool_resources", Map.of("context", Map.of("file_ids", List.of("file-1", "file-2"))));
        scene.given(
                create(FIELDS), new AttachFileToAgent(AGENT, ADA, "context", "file-1", NOW), grant(AccessRole.EDITOR));

        scene.when(update(BOB, files));

        scene.expectEvents(new AgentUpdated(
                AGENT,
                BOB,
                AgentSettings.of(Map.of("tool_resources", Map.of("context", Map.of("file_ids", List.of("file-1"))))),
                3,
                NOW));
    }

    @Test
    void aCopyBelongsToWhoMadeItAndHasOnlyTheirContextFiles() {
        scene.given(
                create(with(Map.of("edges", List.of(Map.of("from", AGENT.value(), "to", "agent_2"))))),
                new AttachFileToAgent(AGENT, ADA, "context", "file-1", NOW),
                new AttachFileToAgent(AGENT, ADA, "file_search", "file-2", NOW),
                grant(AccessRole.EDITOR));

        scene.when(new DuplicateAgent(COPY, BOB, AGENT, "65f00000000000000000000b", "Reviewer (copy)", NOW));

        var copied = with(Map.of(
                "name", "Reviewer (copy)",
                "edges", List.of(Map.of("from", COPY.value(), "to", "agent_2")),
                "tools", List.of("file_search", "context"),
                "tool_resources", Map.of("context", Map.of("file_ids", List.of()))));
        var resource = new ResourceId(ResourceType.AGENT, "65f00000000000000000000b");
        scene.expectEvents(
                new AgentCreated(COPY, resource.id(), BOB, AgentSettings.of(copied), AGENT, NOW),
                new AccessGranted(resource, Principal.user(BOB), AccessRole.OWNER, BOB, NOW),
                new AccessGranted(
                        new ResourceId(ResourceType.REMOTE_AGENT, resource.id()),
                        Principal.user(BOB),
                        AccessRole.OWNER,
                        BOB,
                        NOW));
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, false, false", "EDITOR, true, false", "OWNER, true, true"})
    void whatOthersMayDependsOnTheirRole(AccessRole role, boolean edit, boolean delete) {
        scene.given(create(FIELDS), grant(role));

        assertThat(isAllowed(update(BOB, Map.of("name", "Mine")))).isEqualTo(edit);
        assertThat(isAllowed(new AttachFileToAgent(AGENT, BOB, "context", "file-9", NOW)))
                .isEqualTo(edit);
        assertThat(isAllowed(new DeleteAgent(AGENT, BOB, NOW))).isEqualTo(delete);
    }

    @Test
    void whenAnAgentGoesSoDoesItsAccess() {
        scene.given(create(FIELDS));

        scene.when(new DeleteAgent(AGENT, ADA, NOW));

        scene.expectEvents(
                new AgentDeleted(AGENT, ADA, NOW),
                new AccessEnded(RESOURCE, ADA, NOW),
                new AccessEnded(REMOTE, ADA, NOW));
        assertThatThrownBy(() -> scene.when(update(ADA, Map.of("name", "Ghost"))))
                .isInstanceOf(Refusal.class)
                .hasMessage("Agent not found");
    }

    @Test
    void edgesToAnAgentThatIsGoneArePruned() {
        scene.given(create(with(Map.of(
                "edges",
                List.of(
                        Map.of("from", "agent_1", "to", List.of("gone", "agent_2")),
                        Map.of("from", "agent_1", "to", "gone"))))));

        scene.when(new PruneHandoffs(AGENT, new AgentId("gone"), NOW));
        scene.when(new PruneHandoffs(AGENT, new AgentId("gone"), NOW));

        scene.expectEvents(new AgentHandoffsPruned(
                AGENT,
                new AgentId("gone"),
                Personal.of(Subject.ORGANISATION, List.of(Map.of("from", "agent_1", "to", List.of("agent_2")))),
                NOW));
    }

    private boolean isAllowed(Object command) {
        try {
            scene.when(command);
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo(Refusal.Code.FORBIDDEN);
            return false;
        }
    }

    private static GrantAccess grant(AccessRole role) {
        return new GrantAccess(RESOURCE, ADA, Principal.user(BOB), role, NOW);
    }

    private static CreateAgent create(Map<String, Object> fields) {
        return new CreateAgent(AGENT, ADA, DOCUMENT, fields, NOW);
    }

    private static UpdateAgent update(AccountId actor, Map<String, Object> fields) {
        return new UpdateAgent(AGENT, actor, fields, NOW);
    }

    private static AgentUpdated updated(Map<String, Object> changes, @Nullable Integer version) {
        return new AgentUpdated(AGENT, ADA, AgentSettings.of(changes), version, NOW);
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        var fields = new LinkedHashMap<>(FIELDS);
        fields.putAll(more);
        return fields;
    }
}
