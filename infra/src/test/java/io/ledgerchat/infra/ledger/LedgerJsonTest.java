package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.InMemoryDataKeys;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.Test;

/** The plain form, in which Axon keeps its tokens, and the form of messages between nodes. */
class LedgerJsonTest {
    @Test
    void tokensAreReadBackAlsoInReplay() {
        var serializer =
                JacksonSerializer.builder().objectMapper(LedgerJson.plain()).build();
        TrackingToken token = GapAwareTrackingToken.newInstance(17, List.of(12L, 15L));
        var replay = ReplayToken.createReplayToken(token, GapAwareTrackingToken.newInstance(3, List.of()));

        Object tokenAgain = serializer.deserialize(serializer.serialize(token, byte[].class));
        Object replayAgain = serializer.deserialize(serializer.serialize(replay, byte[].class));

        assertThat(tokenAgain).isEqualTo(token);
        assertThat(replayAgain).isEqualTo(replay);
    }

    @Test
    void messagesBetweenNodesCarryPersonalFieldsEncrypted() {
        var cipher = new FieldCipher(new InMemoryDataKeys());
        var serializer = JacksonSerializer.builder()
                .objectMapper(LedgerJson.personal(cipher))
                .build();
        var settings = EventSamples.settings();

        var sent = serializer.serialize(settings, String.class);
        Object again = serializer.deserialize(sent);

        assertThat(sent.getData()).doesNotContain("verse");
        assertThat(again).isEqualTo(settings);
    }

    @Test
    void whatWasWrittenIsReadHoweverLongItIs() {
        var serializer = JacksonSerializer.builder()
                .objectMapper(LedgerJson.personal(new FieldCipher(new InMemoryDataKeys())))
                .build();
        var parameters = Map.<String, Object>of("n".repeat(60_000), "long", "text", "x".repeat(25_000_000));
        var settings = new ConversationSettings(
                "openAI", null, null, null, null, null, Personal.of(Subject.ORGANISATION, parameters));

        ConversationSettings again = serializer.deserialize(serializer.serialize(settings, byte[].class));

        assertThat(again.parameters().orElse(Map.of()).equals(parameters)).isTrue();
    }
}
