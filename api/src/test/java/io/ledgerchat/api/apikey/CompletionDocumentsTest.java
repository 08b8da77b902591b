package io.ledgerchat.api.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.message.ReplyFrame;
import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.command.message.ReplyFrame.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pieces of a streamed chat completion. */
class CompletionDocumentsTest {
    private final CompletionDocuments documents = new CompletionDocuments("chatcmpl-1", 1, "agent_1");

    @Test
    void eachCallOfARunHasItsOwnNumber() {
        assertThat(number(opened("a", 1))).isEqualTo(0);
        assertThat(number(new ReplyFrame.Delta(step("a", 1), "{}"))).isEqualTo(0);
        assertThat(number(opened("b", 2))).isEqualTo(1);
        assertThat(number(opened("first of the next round", 1))).isEqualTo(2);
        assertThat(number(new ReplyFrame.Delta(step("first of the next round", 1), "{}")))
                .isEqualTo(2);
        assertThat(number(new ReplyFrame.Delta(step("b", 2), "{}"))).isEqualTo(1);
    }

    private Object number(ReplyFrame frame) {
        var delta = documents.delta(frame).orElseThrow();
        return ((Map<?, ?>) ((List<?>) delta.get("tool_calls")).getFirst()).get("index");
    }

    private static ReplyFrame opened(String id, int place) {
        return new ReplyFrame.StepOpened(step(id, place));
    }

    private static Step step(String id, int place) {
        return new Step(
                id,
                place,
                place,
                Kind.TOOL_CALL,
                "",
                new ReplyFrame.Call("call_" + id, "calculator"),
                Instant.EPOCH,
                null);
    }
}
