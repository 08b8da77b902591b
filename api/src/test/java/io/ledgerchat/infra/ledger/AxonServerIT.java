package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The same domain with its log on Axon Server: register, chat, restart, read back.
 *
 * <p>Runs when {@code AXON_AXONSERVER_SERVERS} names a server ({@code host:port}); it is no part of the build, so without
 * it this reports that it did not run.
 */
class AxonServerIT {
    @Test
    void whatWasSaidIsThereAfterARestart() {
        String servers = System.getenv().getOrDefault("AXON_AXONSERVER_SERVERS", "");
        assumeTrue(!servers.isBlank(), "did not run: AXON_AXONSERVER_SERVERS is not given");
        Path home = RunningLedgerChat.temporaryHome();
        var settings = Map.of(
                "LEDGERCHAT_EVENT_STORE",
                "axonserver",
                "axon.axonserver.servers",
                servers,
                "ALLOW_REGISTRATION",
                "true",
                "CONFIG_PATH",
                FakeEndpoint.configuration(home).toString());
        String email;
        ChatTurn said;
        try (var first = RunningLedgerChat.start(home, settings)) {
            TestClient person = first.signedIn();
            email = person.email();
            said = ChatTurn.say(person, "kept by another engine");
            assertThat(said.replyText()).isEqualTo("kept by another engine");
        }
        try (var second = RunningLedgerChat.start(home, settings)) {
            TestClient person = second.client().signIn(email);
            var messages =
                    TestClient.json(TestClient.expect(200, person.get("/api/messages/" + said.conversationId())));
            assertThat(messages).hasSize(2);
            assertThat(messages.get(0).get("text").asString()).isEqualTo("kept by another engine");
        }
    }
}
