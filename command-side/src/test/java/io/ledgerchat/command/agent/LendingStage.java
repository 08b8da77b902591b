package io.ledgerchat.command.agent;

import io.ledgerchat.command.permission.AccessStage;
import io.ledgerchat.command.permission.MembershipsInMemory;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.account.AccountId;
import java.util.Set;

/** Agents and assistants on a stage, for the tests of files that hang on them. */
public final class LendingStage {
    private LendingStage() {}

    public static EntrustedFiles in(Scene scene, MembershipsInMemory memberships) {
        var policy = AccessStage.in(scene, memberships);
        var agents = scene.repository(Agent.class);
        var assistants = scene.repository(Assistant.class);
        scene.handledBy(
                new AgentKeeping(agents, policy, new LentFiles(new NoFiles())),
                new AssistantKeeping(assistants, policy));
        return new EntrustedFiles(agents, assistants, policy);
    }

    /** Nothing is lent when an agent is made. */
    private static final class NoFiles implements KnownFiles {
        @Override
        public Set<String> existing(Set<String> fileIds) {
            return Set.of();
        }

        @Override
        public Set<String> ownedBy(AccountId owner, Set<String> fileIds) {
            return Set.of();
        }
    }
}
