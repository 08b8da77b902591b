package io.ledgerchat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.support.Scene;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class ResendingTest {
    private final AtomicInteger meetings = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final Scene scene = new Scene().handledBy(new Busy());

    private record Greet(String name) {}

    private final class Busy {
        @CommandHandler
        String handle(Greet command) {
            sent.incrementAndGet();
            if (meetings.getAndDecrement() > 0) {
                throw new ConcurrencyException("changed meanwhile");
            }
            return "Hello " + command.name();
        }
    }

    @Test
    void whatMeetsAChangeIsSentAgain() {
        meetings.set(3);

        assertThat(Resending.<String>send(scene.gateway(), new Greet("Ada"))).isEqualTo("Hello Ada");
        assertThat(sent).hasValue(4);
    }

    @Test
    void whatMeetsChangesForEverFails() {
        meetings.set(100);

        assertThatThrownBy(() -> Resending.<String>send(scene.gateway(), new Greet("Ada")))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(sent).hasValue(4);
    }
}
