package io.ledgerchat.command.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.Effects;
import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.file.DeleteFiles;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentAvatar;
import io.ledgerchat.event.agent.AgentEvent.AgentAvatarChanged;
import io.ledgerchat.event.agent.AgentEvent.AgentDeleted;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class AgentAutomationsTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AgentId GONE = new AgentId("agent_gone");
    private static final AgentId OTHER = new AgentId("agent_other");
    private static final FileId FILE = new FileId("file-1");
    private static final AssistantId ASSISTANT = new AssistantId("asst_abc123");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final List<CommandMessage<?>> sent = new ArrayList<>();
    private final RelatedAgents agents = new RelatedAgents() {
        @Override
        public List<AgentId> madeBy(AccountId author) {
            return author.equals(ADA) ? List.of(GONE, OTHER) : List.of();
        }

        @Override
        public List<AgentId> handingOverTo(AgentId agent) {
            return agent.equals(GONE) ? List.of(OTHER) : List.of();
        }

        @Override
        public List<AgentId> lending(List<String> fileIds) {
            return fileIds.contains(FILE.value()) ? List.of(OTHER) : List.of();
        }

        @Override
        public List<AssistantId> assistantsLending(List<String> fileIds) {
            return fileIds.contains(FILE.value()) ? List.of(ASSISTANT) : List.of();
        }
    };

    @Test
    void theAgentsOfADeletedAccountAreDeletedBecauseOfIt() {
        var deleted = new AccountDeleted(ADA, NOW);
        EventMessage<AccountDeleted> event = GenericEventMessage.asEventMessage(deleted);

        new WhenAccountDeletedThenItsAgentsAreDeleted(agents, effects(RemoveAgent.class)).on(deleted, event);

        assertThat(commands()).containsExactly(new RemoveAgent(GONE, ADA, NOW), new RemoveAgent(OTHER, ADA, NOW));
        assertThat(sent.getFirst().getMetaData())
                .containsEntry(Provenance.SOURCE, "automation")
                .containsEntry(Provenance.CAUSE, event.getIdentifier());
    }

    @Test
    void othersNoLongerHandOverToADeletedAgent() {
        var deleted = new AgentDeleted(GONE, ADA, NOW);

        new WhenAgentDeletedThenHandoffsToItArePruned(agents, effects(PruneHandoffs.class))
                .on(deleted, GenericEventMessage.asEventMessage(deleted));

        assertThat(commands()).containsExactly(new PruneHandoffs(OTHER, GONE, NOW));
    }

    @Test
    void aDeletedFileLeavesAllThatLentIt() {
        var deleted = new FileDeleted(FILE, ADA, ADA, "owner", new FilePlace("local", "uploads/1"), NOW, null);
        var files = List.of(FILE.value());

        new WhenFileDeletedThenAgentsReleaseIt(agents, effects(ReleaseFiles.class, ReleaseFilesOfAssistant.class))
                .on(deleted, GenericEventMessage.asEventMessage(deleted));

        assertThat(commands())
                .containsExactly(
                        new ReleaseFiles(OTHER, files, ADA, NOW),
                        new ReleaseFilesOfAssistant(ASSISTANT, files, ADA, NOW));
    }

    @Test
    void aPictureThatNoAgentShowsAnyMoreIsDeleted() {
        var former = new AgentAvatar("/images/a.png", "local");
        var shown = new AgentAvatar("/images/b.png", "local");
        var automation = new WhenAgentAvatarChangedThenTheFormerIsDeleted(
                (agent, picture) ->
                        picture.equals(former) ? Optional.of(new AgentPictures.Picture(FILE, ADA)) : Optional.empty(),
                effects(DeleteFiles.class));

        for (var before : new AgentAvatar[] {null, shown, former}) {
            var changed = new AgentAvatarChanged(OTHER, ADA, null, 2, NOW, before);
            automation.on(changed, GenericEventMessage.asEventMessage(changed));
        }

        assertThat(commands()).containsExactly(DeleteFiles.own(ADA, List.of(FILE), "replaced", NOW));
    }

    private List<Object> commands() {
        return sent.stream().<Object>map(CommandMessage::getPayload).toList();
    }

    private Effects effects(Class<?>... commands) {
        var bus = SimpleCommandBus.builder().build();
        for (var command : commands) {
            var unused = bus.subscribe(command.getName(), message -> sent.add(message));
        }
        return new Effects(DefaultCommandGateway.builder().commandBus(bus).build(), Runnable::run);
    }
}
