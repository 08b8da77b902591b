package io.ledgerchat.command.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.Effects;
import io.ledgerchat.command.Provenance;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class WhenAccountDeletedThenItsPromptsAreDeletedTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final PromptGroupId GREETING = new PromptGroupId("66b000000000000000000001");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final List<CommandMessage<?>> sent = new ArrayList<>();

    @Test
    void thePromptsOfADeletedAccountAreDeletedBecauseOfIt() {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(RemovePrompt.class.getName(), command -> {
            sent.add(command);
            return null;
        });
        var deleted = new AccountDeleted(ADA, NOW);
        EventMessage<AccountDeleted> event = GenericEventMessage.asEventMessage(deleted);

        new WhenAccountDeletedThenItsPromptsAreDeleted(
                        author -> author.equals(ADA) ? List.of(GREETING) : List.of(),
                        new Effects(
                                DefaultCommandGateway.builder().commandBus(bus).build(), Runnable::run))
                .on(deleted, event);

        assertThat(sent).singleElement().satisfies(command -> {
            assertThat(command.getPayload()).isEqualTo(new RemovePrompt(GREETING, ADA, NOW));
            assertThat(command.getMetaData())
                    .containsEntry(Provenance.SOURCE, "automation")
                    .containsEntry(Provenance.CAUSE, event.getIdentifier());
        });
    }
}
