package io.ledgerchat.command.agent;

import io.ledgerchat.command.permission.AccessStage;
import io.ledgerchat.command.permission.MembershipsInMemory;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.account.AccountId;
import java.util.Set;

/** Agents and assistants on a stage, for the tests of files that hang on them. */
public record LendingStage(EntrustedFiles entrusted, FileLoans loans) {
    public static LendingStage in(Scene scene, MembershipsInMemory memberships) {
        var policy = AccessStage.in(scene, memberships);
        var agents = scene.repository(Agent.class);
        var assistants = scene.repository(Assistant.class);
        var agentKeeping = new AgentKeeping(agents, policy, new LendableFiles(new NoFiles()));
        var assistantKeeping = new AssistantKeeping(assistants, policy);
        scene.handledBy(agentKeeping, assistantKeeping);
        return new LendingStage(
                new EntrustedFiles(agents, assistants, policy), new FileLoans(agentKeeping, assistantKeeping));
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
