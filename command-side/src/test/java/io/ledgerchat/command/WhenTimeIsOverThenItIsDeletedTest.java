package io.ledgerchat.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenTimeIsOverThenItIsDeletedTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.890Z");
    private static final Clock CLOCK = Clock.fixed(NOW.plusNanos(12_345), ZoneOffset.UTC);

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final List<Object> deleted = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();

    private record Delete(String what) {}

    @BeforeEach
    void handle() {
        var unused = bus.subscribe(Delete.class.getName(), command -> {
            var delete = (Delete) command.getPayload();
            if (delete.what().equals("kept")) {
                throw new Refusal(Refusal.Code.NOT_FOUND, "It was kept after all");
            }
            return deleted.add(delete.what());
        });
    }

    @Test
    void everythingThatIsOverGoesWhateverItIs() {
        looking(List.of(over("conversation"), over("file"))).look();

        assertThat(deleted).containsExactly("conversation", "file");
        assertThat(asked).containsExactly(NOW, NOW);
    }

    @Test
    void whatWasChangedMeanwhileKeepsNothingElse() {
        looking(List.of(over("kept", "conversation"), over("file"))).look();

        assertThat(deleted).containsExactly("conversation", "file");
    }

    private WhenTimeIsOverThenItIsDeleted looking(List<Expiry> expiries) {
        return new WhenTimeIsOverThenItIsDeleted(
                expiries, DefaultCommandGateway.builder().commandBus(bus).build(), CLOCK);
    }

    private Expiry over(String... things) {
        return (now, atMost) -> {
            asked.add(now);
            return List.of(things).stream().map(Delete::new).toList();
        };
    }
}
