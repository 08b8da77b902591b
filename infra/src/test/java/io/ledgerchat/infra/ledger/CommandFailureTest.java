package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.OutOfTimeException;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.InMemoryDataKeys;
import java.sql.SQLException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures that are answers come back from a remote bus as what they were. */
class CommandFailureTest {
    private final MessageSerializer serializer = new MessageSerializer(new FieldCipher(new InMemoryDataKeys()));

    @ParameterizedTest
    @EnumSource
    void aRefusalKeepsItsCodeAndItsWords(Refusal.Code code) {
        assertThat(acrossTheBus(new Refusal(code, "no, because")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessage("no, because");
    }

    @Test
    void aConflictStaysAConflict() {
        assertThat(acrossTheBus(new ConcurrencyException("meanwhile"))).isInstanceOf(ConcurrencyException.class);
        assertThat(acrossTheBus(new AggregateStreamCreationException("twice")))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void whatAxonServerSaysOfAConflictIsUnderstood() {
        assertThat(acrossTheBus(new IllegalStateException(
                        "commit failed",
                        new RuntimeException("[AXONIQ-2000] Invalid sequence number 3 for aggregate a, expected 4"))))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(acrossTheBus(
                        new RuntimeException("[AXONIQ-2000] Invalid sequence number 0 for aggregate a, expected 1")))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void whatIsMissingStaysMissing() {
        assertThat(acrossTheBus(new AggregateNotFoundException("a:1", "not there")))
                .isInstanceOf(AggregateNotFoundException.class);
    }

    @Test
    void aTransactionThatTookTooLongIsToldFromADefect() {
        var ended = new IllegalStateException("not stored", new SQLException("terminated", "25P04"));

        assertThat(acrossTheBus(ended)).isInstanceOf(OutOfTimeException.class);
        assertThat(CommandFailure.named(ended)).isInstanceOf(OutOfTimeException.class);
        var broken = new IllegalStateException("not stored", new SQLException("gone", "08006"));
        assertThat(CommandFailure.named(broken)).isSameAs(broken);
    }

    @Test
    void aDefectIsNoAnswer() {
        assertThat(acrossTheBus(new IllegalStateException("broken"))).isInstanceOf(CommandExecutionException.class);
    }

    /** As the connector does it: the message and the details, and nothing else. */
    private Throwable acrossTheBus(Throwable failure) {
        Throwable told = CommandFailure.told(failure);
        Object details = CommandExecutionException.resolveDetails(told).orElse(null);
        Object again = details == null ? null : serializer.deserialize(serializer.serialize(details, byte[].class));
        return CommandFailure.understood(new CommandExecutionException(told.getMessage(), null, again));
    }
}
