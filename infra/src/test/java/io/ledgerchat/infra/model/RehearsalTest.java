package io.ledgerchat.infra.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.model.ModelEvent;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void itPlaysAWholeAnswerWithoutANetwork() {
        var counted = new ArrayList<String>();
        var heard = new Heard();

        new Rehearsal(text -> {
                    counted.add(text);
                    return 1;
                })
                .play(heard.events()::add);

        assertThat(counted).containsExactly("hello");
        assertThat(heard.events())
                .containsExactly(
                        new ModelEvent.Opened("rehearsal"),
                        new ModelEvent.ReasoningDelta("a"),
                        new ModelEvent.TextDelta("hello"),
                        new ModelEvent.UsageReported(1, 1, 0, 0),
                        new ModelEvent.Finished("stop"));
    }
}
