package io.ledgerchat.api.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.conversation.MessageSamples;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of the messages are their order in time; a tree names the parent of each, 0 for none. */
class BranchTipTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a branch ends at the newest of what follows,            0 1 1 3, 1, 4",
        "nothing followed,                                       0 1,     2, 2",
        "an answer was regenerated and the talk went on,         0 1 1 3, 2, 4",
        "the answer above was regenerated and the talk went on,  0 1 2 3 1 5, 4, 6",
        "the first question was edited,                          0 1 0 3, 2, 4",
        "of two replacements the newest that is followed counts, 0 1 1 3 1 5 1, 2, 6",
        "a replacement that nothing follows is none,             0 1 1,   2, 2",
        "what is older is none,                                  0 1 1 2, 3, 3",
        "messages that hang below each other end nothing,        2 1,     1, 1"
    })
    void endsWhereTheBranchEndsNow(String what, String parents, int from, int tip) {
        assertThat(BranchTip.of(tree(parents), id(from))).as(what).isEqualTo(id(tip));
    }

    private static List<Message> tree(String parents) {
        var numbers = parents.split(" ");
        return IntStream.rangeClosed(1, numbers.length)
                .mapToObj(number -> message(number, Integer.parseInt(numbers[number - 1])))
                .toList();
    }

    private static MessageId id(int number) {
        return number == 0 ? MessageId.ROOT : new MessageId("00000000-0000-4000-8000-00000000000" + number);
    }

    private static Message message(int number, int parent) {
        var at = Instant.parse("2026-01-31T10:00:00Z").plusSeconds(number);
        return MessageSamples.said(id(number), id(parent), "", at);
    }
}
