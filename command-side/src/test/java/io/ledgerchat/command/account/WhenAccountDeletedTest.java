package io.ledgerchat.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ledgerchat.command.Effects;
import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class WhenAccountDeletedTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final AccountDeleted DELETED = new AccountDeleted(ADA, NOW);
    private static final EventMessage<AccountDeleted> EVENT = GenericEventMessage.<AccountDeleted>asEventMessage(
                    DELETED)
            .andMetaData(java.util.Map.of(Provenance.ACTOR, ADA.value(), Provenance.SOURCE, "http"));

    private final List<CommandMessage<?>> sent = new ArrayList<>();
    private final List<ConversationId> owned = new ArrayList<>();
    private final WhenAccountDeletedThenConversationsAreDeleted automation = automation();

    @Test
    void everyConversationOfTheAccountIsDeletedBecauseOfIt() {
        owned.addAll(conversations(3));

        automation.on(DELETED, EVENT);

        assertThat(sent.stream().<Object>map(CommandMessage::getPayload))
                .containsExactlyElementsOf(owned.stream()
                        .<Object>map(id -> new DeleteConversation(id, ADA, "account", NOW))
                        .toList());
        assertThat(sent.getFirst().getMetaData())
                .containsEntry(Provenance.SOURCE, "automation")
                .containsEntry(Provenance.ACTOR, ADA.value())
                .containsEntry(Provenance.CAUSE, EVENT.getIdentifier());
    }

    @Test
    void anAccountWithoutConversationsNeedsNothing() {
        automation.on(DELETED, EVENT);

        assertThat(sent).isEmpty();
    }

    @Test
    void moreThanFitsIntoOneRunIsLeftToTheNext() {
        owned.addAll(conversations(1_000));

        assertThatIllegalStateException().isThrownBy(() -> automation.on(DELETED, EVENT));
        assertThat(sent).hasSize(1_000);
    }

    private WhenAccountDeletedThenConversationsAreDeleted automation() {
        var bus = SimpleCommandBus.builder().build();
        var unused = bus.subscribe(DeleteConversation.class.getName(), command -> sent.add(command));
        return new WhenAccountDeletedThenConversationsAreDeleted(
                (owner, after, limit) -> owned.stream().limit(limit).toList(),
                new Effects(DefaultCommandGateway.builder().commandBus(bus).build(), Runnable::run));
    }

    private static List<ConversationId> conversations(int number) {
        return Stream.generate(() -> new ConversationId(UUID.randomUUID().toString()))
                .limit(number)
                .toList();
    }
}
