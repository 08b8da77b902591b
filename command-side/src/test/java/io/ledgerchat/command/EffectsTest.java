package io.ledgerchat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class EffectsTest {
    private static final EventMessage<String> EVENT = GenericEventMessage.asEventMessage("gone");

    private final List<CommandMessage<?>> sent = new ArrayList<>();
    private final AtomicInteger meetings = new AtomicInteger();

    private record Remove(String thing) {}

    @Test
    void effectsAreSentInTheirOrderBecauseOfTheEvent() {
        effects().send(List.of(new Remove("one"), new Remove("two")), EVENT);

        assertThat(sent.stream().<Object>map(CommandMessage::getPayload))
                .containsExactly(new Remove("one"), new Remove("two"));
        assertThat(sent.getFirst().getMetaData())
                .containsEntry(Provenance.SOURCE, "automation")
                .containsEntry(Provenance.CAUSE, EVENT.getIdentifier());
    }

    @Test
    void whatDoesNotExistIsDoneAndKeepsNoOtherWaiting() {
        effects().send(List.of(new Remove("missing"), new Remove("gone"), new Remove("two")), EVENT);

        assertThat(sent.stream().<Object>map(CommandMessage::getPayload)).containsExactly(new Remove("two"));
    }

    @Test
    void whatMeetsAChangeMadeAtTheSameTimeIsSentAgain() {
        effects().send(List.of(new Remove("busy"), new Remove("two")), EVENT);

        assertThat(sent.stream().<Object>map(CommandMessage::getPayload))
                .containsExactly(new Remove("busy"), new Remove("two"));
    }

    @Test
    void aFailureIsThrownSoThatTheEventComesBack() {
        assertThatThrownBy(() -> effects().send(List.of(new Remove("broken"), new Remove("two")), EVENT))
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(sent).isEmpty();
    }

    @Test
    void anotherRefusalIsAFailure() {
        assertThatThrownBy(() -> effects().send(List.of(new Remove("held")), EVENT))
                .hasRootCauseInstanceOf(Refusal.class);
    }

    private Effects effects() {
        var bus = SimpleCommandBus.builder().build();
        var unused = bus.subscribe(Remove.class.getName(), command -> {
            switch (((Remove) command.getPayload()).thing()) {
                case "missing" -> throw new AggregateNotFoundException("thing:missing", "not there");
                case "gone" -> throw new Refusal(Refusal.Code.NOT_FOUND, "not there any more");
                case "held" -> throw new Refusal(Refusal.Code.CONFLICT, "held");
                case "busy" -> {
                    if (meetings.getAndIncrement() == 0) {
                        throw new ConcurrencyException("changed meanwhile");
                    }
                    sent.add(command);
                }
                case "broken" -> throw new IllegalStateException("away");
                default -> sent.add(command);
            }
            return null;
        });
        return new Effects(DefaultCommandGateway.builder().commandBus(bus).build(), Runnable::run);
    }
}
