package io.ledgerchat.command.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.apikey.AskRemotely;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;
import io.ledgerchat.event.apikey.RemoteCallId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls from outside take room among the replies of a node. */
class RemoteRepliesTest {
    private final CommandSide node = new CommandSide();
    private final LiveReplies live = new LiveReplies(1);
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final RemoteReplies calls = new RemoteReplies(
            node.desk, live, DefaultCommandGateway.builder().commandBus(bus).build());
    private final List<Boolean> roomMeanwhile = new ArrayList<>();

    RemoteRepliesTest() {
        var unused = bus.subscribe(AskRemotely.class.getName(), asked -> {
            roomMeanwhile.add(live.hasRoom());
            throw new Refusal(Refusal.Code.INVALID, "enough is seen");
        });
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aCallTakesRoomAsLongAsItRuns() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(this::call);

        assertThat(roomMeanwhile).containsExactly(false);
        assertThat(live.hasRoom()).isTrue();
    }

    @Test
    void aCallForWhichThereIsNoRoomIsRefusedBeforeAnythingIsRecorded() {
        assertThat(live.begin()).isTrue();

        assertThatExceptionOfType(ModelEndpoints.Unavailable.class).isThrownBy(this::call);

        assertThat(roomMeanwhile).isEmpty();
        live.end();
        assertThat(live.hasRoom()).isTrue();
    }

    @Test
    void aNodeThatShutsDownTakesNoCall() {
        live.close();
        assertThatExceptionOfType(ModelEndpoints.Unavailable.class).isThrownBy(this::call);
    }

    private void call() {
        var asked = new AskRemotely(
                new RemoteCallId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f"),
                new AccountId("65f0c0ffee0000000000a001"),
                new ApiKeyId("aaaaaaaaaaaaaaaaaaaaaaaa"),
                "agent_1",
                "MyAI",
                "fake-1",
                Given.NOW);
        var order = new RemoteReplies.Order(asked, Persona.plain("MyAI", "fake-1", Map.of()), 8_000, List.of());
        calls.run(order, frame -> {}, new Cancellation());
    }
}
