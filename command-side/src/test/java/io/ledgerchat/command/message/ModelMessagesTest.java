package io.ledgerchat.command.message;

import static io.ledgerchat.command.message.Given.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.message.Enclosures.Opened;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.ModelMessage.Assistant;
import io.ledgerchat.command.model.ModelMessage.ToolResult;
import io.ledgerchat.command.model.ModelMessage.ToolUse;
import io.ledgerchat.command.model.ModelMessage.User;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.SentText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelMessagesTest {
    @Test
    void quotesStandAboveWhatWasSaid() {
        assertThat(ModelMessages.user(
                        new SentText("Why?", List.of("A fjord\nis deep.", "So is an atoll.")), Opened.NOTHING))
                .isEqualTo(new User("> A fjord\n> is deep.\n\n> So is an atoll.\n\nWhy?"));
    }

    @Test
    void theTextsOfAnAnswerAreOneMessage() {
        assertThat(answer(new ContentPart.Text("One."), new ContentPart.Text("Two.")))
                .containsExactly(new Assistant("One.\nTwo.", List.of()));
    }

    @Test
    void thoughtsAndFailuresAreNotToldAgain() {
        assertThat(answer(new ContentPart.Think("Hm."), new ContentPart.Failure("terminated")))
                .isEmpty();
    }

    @Test
    void whatAnAddedModelSaidIsNotToldAgain() {
        assertThat(answer(
                        new ContentPart.Attributed("a__m____1", 1, new ContentPart.Text("Two.")),
                        new ContentPart.Attributed("a__m", 1, new ContentPart.Text("One."))))
                .containsExactly(new Assistant("One.", List.of()));
    }

    @Test
    void aToolsCallAndResultComeBeforeTheText() {
        assertThat(answer(
                        new ContentPart.Text("Let me see."),
                        new ContentPart.ToolCall("call_1", "search", "{}", "found", null, null),
                        new ContentPart.Text("Here.")))
                .containsExactly(
                        new Assistant("", List.of(new ToolUse("call_1", "search", "{}"))),
                        new ToolResult("call_1", "search", "found"),
                        new Assistant("Let me see.\nHere.", List.of()));
    }

    @Test
    void aCallThatWasGivenUpHasArgumentsThatProvidersCanRead() {
        assertThat(answer(new ContentPart.ToolCall("call_1", "search", "", null, "cancelled", null)))
                .containsExactly(
                        new Assistant("", List.of(new ToolUse("call_1", "search", "{}"))),
                        new ToolResult("call_1", "search", ""));
    }

    @Test
    void anAnswerWithoutPartsIsItsText() {
        var imported =
                new HistoryMessage(message(1), message(2), false, "Imported.", List.of(), List.of(), List.of(), false);
        assertThat(ModelMessages.of(imported, Opened.NOTHING)).containsExactly(new Assistant("Imported.", List.of()));
    }

    @Test
    void anEmptyAnswerIsNotTold() {
        var empty = new HistoryMessage(message(1), message(2), false, "", List.of(), List.of(), List.of(), false);
        assertThat(ModelMessages.of(empty, Opened.NOTHING)).isEmpty();
    }

    @Test
    void partsOfAKindThatMeetAreJoinedWhenAnAnswerGoesOn() {
        List<ContentPart> kept = List.of(new ContentPart.Think("Hm."), new ContentPart.Text("One"));
        assertThat(ReplyContent.continued(kept, List.of(new ContentPart.Text(", two."), new ContentPart.Think("Ah."))))
                .containsExactly(
                        new ContentPart.Think("Hm."), new ContentPart.Text("One, two."), new ContentPart.Think("Ah."));
        assertThat(ReplyContent.continued(kept, List.of(new ContentPart.Think("Ah."), new ContentPart.Text("Two."))))
                .containsExactly(
                        new ContentPart.Think("Hm."),
                        new ContentPart.Text("One"),
                        new ContentPart.Think("Ah."),
                        new ContentPart.Text("Two."));
        assertThat(ReplyContent.continued(kept, List.of())).isEqualTo(kept);
    }

    private static List<ModelMessage> answer(ContentPart... parts) {
        return ModelMessages.answer(List.of(parts));
    }
}
