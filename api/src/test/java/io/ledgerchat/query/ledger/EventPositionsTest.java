package io.ledgerchat.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;

class EventPositionsTest {
    private final EventPositions positions = new EventPositions();

    @Test
    void theFirstEventHasToBeLookedUp() {
        assertThat(positions.of(token(7))).isEmpty();
        assertThat(positions.of(token(8))).hasValue(8);
    }

    @Test
    void aLateEventIsTheGapThatIsGone() {
        positions.of(token(4));
        assertThat(positions.of(token(6, 5))).hasValue(6);
        assertThat(positions.of(token(6))).hasValue(5);
        assertThat(positions.of(token(9, 7, 8))).hasValue(9);
        assertThat(positions.of(token(9, 7))).hasValue(8);
    }

    @Test
    void anAttemptThatIsRepeatedIsLookedUp() {
        positions.of(token(4));
        positions.of(token(9));
        assertThat(positions.of(token(6))).isEmpty();
    }

    @Test
    void aRepeatedBatchThatBeginsWithALateEventIsLookedUp() {
        positions.of(token(102, 98, 101));
        positions.of(token(105, 98, 103));
        assertThat(positions.of(token(101, 98))).isEmpty();
    }

    @Test
    void whatAnotherNodeTookMeanwhileIsNotTakenForTheEvent() {
        positions.of(token(100));
        assertThat(positions.of(token(200))).isEmpty();
        assertThat(positions.of(token(202, 201))).hasValue(202);

        positions.of(token(300, 298));
        assertThat(positions.of(token(302, 301))).isEmpty();
    }

    @Test
    void numbersThatAreGivenUpMakeTheNextOneLookedUp() {
        positions.of(token(9, 7, 8));
        assertThat(positions.of(token(10))).isEmpty();
        assertThat(positions.of(token(11))).hasValue(11);
    }

    @Test
    void withoutGapsATokenSaysIt() {
        assertThat(positions.of(new GlobalSequenceTrackingToken(3))).hasValue(3);
    }

    private static GapAwareTrackingToken token(long index, long... gaps) {
        return GapAwareTrackingToken.newInstance(
                index, java.util.Arrays.stream(gaps).boxed().toList());
    }
}
