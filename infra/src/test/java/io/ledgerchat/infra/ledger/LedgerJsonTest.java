package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.Test;

/** The plain form, in which Axon keeps its tokens. */
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
}
