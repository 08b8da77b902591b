package io.ledgerchat.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;

/** What is decided on views is asked only when they know everything. */
class CommandsTest {
    private final List<Object> sent = new ArrayList<>();
    private boolean passed;

    @Test
    void nothingIsDecidedOnViewsThatAreBehind() {
        assertThatExceptionOfType(ViewsBehind.class)
                .isThrownBy(() -> commands().sendSeeing("decide"))
                .satisfies(behind -> {
                    var answer = new ViewsBehindAnswers().behind(behind);
                    assertThat(answer.getStatusCode().value()).isEqualTo(503);
                    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
                });
        assertThat(sent).isEmpty();

        passed = true;
        commands().sendSeeing("decide");
        assertThat(sent).containsExactly("decide");
    }

    @Test
    void whatIsDecidedOnNoViewIsAnsweredAllTheSame() {
        commands().send("do");
        assertThat(sent).containsExactly("do");
    }

    private Commands commands() {
        var bus = SimpleCommandBus.builder().build();
        var unused = bus.subscribe(String.class.getName(), command -> sent.add(command.getPayload()));
        return new Commands(DefaultCommandGateway.builder().commandBus(bus).build(), () -> passed);
    }
}
