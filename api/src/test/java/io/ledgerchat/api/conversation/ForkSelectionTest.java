package io.ledgerchat.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tree of these tests: 1 is the root; 2 and 3 answer it; 4 follows 2, 5 and 6 follow 3; 7 follows 5.
 */
class ForkSelectionTest {
    private static final ForkSelection TREE = new ForkSelection(List.of(
            message(1, 0), message(2, 1), message(3, 1), message(4, 2), message(5, 3), message(6, 3), message(7, 5)));

    @ParameterizedTest
    @CsvSource({
        "directPath,      5, 1 3 5",
        "includeBranches, 5, 1 2 3 5 6",
        "targetLevel,     5, 1 2 3 4 5 6",
        "'',              2, 1 2 3",
        "directPath,      9, ''",
        "targetLevel,     9, ''",
        "nonsense,        5, ''"
    })
    void anOptionSaysWhatIsTaken(String option, int target, String taken) {
        assertThat(numbers(TREE.select(option, id(target)))).isEqualTo(taken);
    }

    @Test
    void withoutAnOptionTheWholeLevelIsTaken() {
        assertThat(numbers(TREE.select(null, id(3)))).isEqualTo("1 2 3");
    }

    @Test
    void aSplitLeavesOutWhatIsAbove() {
        var split = TREE.from(id(2));
        assertThat(numbers(split.select("directPath", id(7)))).isEqualTo("3 5 7");
        assertThat(numbers(split.select("targetLevel", id(4)))).isEqualTo("2 3 4 5 6");
    }

    @Test
    void messagesThatHangBelowEachOtherEndNothing() {
        var circle = new ForkSelection(List.of(message(1, 2), message(2, 1), message(3, 3)));
        assertThat(numbers(circle.select("directPath", id(1)))).isEqualTo("1 2");
        assertThat(numbers(circle.select("targetLevel", id(1)))).isEmpty();
        assertThat(numbers(circle.select("targetLevel", id(3)))).isEqualTo("3");
    }

    @Test
    void copiesHangBelowEachOtherLikeTheirOriginals() {
        var copies = ConversationCopies.copies(TREE.select("directPath", id(5)));
        assertThat(copies.get(0).parent()).isEqualTo(MessageId.ROOT);
        assertThat(copies.get(1).parent()).isEqualTo(copies.get(0).id());
        assertThat(copies.get(2).parent()).isEqualTo(copies.get(1).id());
        assertThat(copies).extracting(copy -> copy.id().value()).doesNotHaveDuplicates();
    }

    private static String numbers(List<Message> messages) {
        return String.join(" ", messages.stream().map(Message::said).toList());
    }

    private static MessageId id(int number) {
        return number == 0 ? MessageId.ROOT : new MessageId("11111111-aaaa-4aaa-8aaa-00000000000" + number);
    }

    private static Message message(int number, int parent) {
        return MessageSamples.said(id(number), id(parent), Integer.toString(number));
    }
}
