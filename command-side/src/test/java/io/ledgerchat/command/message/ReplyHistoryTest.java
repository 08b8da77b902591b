package io.ledgerchat.command.message;

import static io.ledgerchat.command.message.Given.ADA;
import static io.ledgerchat.command.message.Given.CHAT;
import static io.ledgerchat.command.message.Given.firstTurn;
import static io.ledgerchat.command.message.Given.message;
import static io.ledgerchat.command.message.Given.said;
import static io.ledgerchat.command.message.Given.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.message.ReplyFrame.Finished;
import io.ledgerchat.command.message.SendMessage.Edit;
import io.ledgerchat.command.message.SendMessage.EditedAnswer;
import io.ledgerchat.command.model.ModelEvent.TextDelta;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.ReplyFailed;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a model is told of what was said before. */
class ReplyHistoryTest {
    private final CommandSide side = new CommandSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void theModelIsToldTheChainAndTheInstructions() throws Exception {
        side.model.says(new TextDelta("Yes."));
        side.history.add(history(1, MessageId.ROOT, true, "What is a fjord?"));
        side.history.add(new HistoryMessage(
                message(2),
                message(1),
                false,
                "",
                List.of(),
                List.of(),
                List.of(
                        new ContentPart.Think("Hm."),
                        new ContentPart.Text("A sea inlet."),
                        new ContentPart.Failure("terminated")),
                false));
        var command = send(said(message(3), message(2), "Deep?"), message(4));
        side.converse(new SendMessage(
                CHAT,
                ADA,
                command.conversationDocumentId(),
                command.turn(),
                command.question(),
                Given.asked(message(4), Map.of("promptPrefix", "Today is {{current_date}} for {{current_user}}.")),
                Given.NOW));

        assertThat(side.model.calls.getFirst().messages())
                .containsExactly(
                        new ModelMessage.System("Today is 2026-01-31 (Saturday) for Ada."),
                        new ModelMessage.User("What is a fjord?"),
                        new ModelMessage.Assistant("A sea inlet.", List.of()),
                        new ModelMessage.User("Deep?"));
    }

    @Test
    void noModelIsAskedWithoutWhatWasSaidBefore() throws Exception {
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(firstTurn("What is a fjord?"));
        side.converse(send(said(message(3), message(2), "Deep?"), message(4)));

        assertThat(side.model.calls).hasSize(1);
        assertThat(side.recorded(ReplyFailed.class).content().orElse(List.of()))
                .singleElement()
                .asString()
                .contains("what was said before is not at hand yet");
        assertThat(side.looks.get()).isBetween(2, 8);
    }

    @Test
    void whatWasDeletedIsNotWaitedFor() throws Exception {
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(firstTurn("What is a fjord?"));
        side.send(new DeleteMessage(message(2), CHAT, ADA, Given.NOW));
        side.converse(send(said(message(3), message(2), "Deep?"), message(4)));

        assertThat(side.model.calls.getLast().messages()).containsExactly(new ModelMessage.User("Deep?"));
    }

    @Test
    void anEditedAnswerIsToldAsTheLastMessageAndContinuedInItsLastPart() throws Exception {
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(firstTurn("What is a fjord?"));
        side.history.add(history(1, MessageId.ROOT, true, "What is a fjord?"));
        side.history.add(new HistoryMessage(
                message(2),
                message(1),
                false,
                "",
                List.of(),
                List.of(),
                List.of(new ContentPart.Text("A sea inlet.")),
                false));
        side.model.says(new TextDelta("and more."));
        var frames = side.converse(send(
                new EditedAnswer(
                        message(1),
                        MessageId.ROOT,
                        new SentText("What is a fjord?", List.of()),
                        9,
                        new Edit(message(2), 0, false, "Edited start. ")),
                message(3)));

        assertThat(side.model.calls.getLast().messages())
                .containsExactly(
                        new ModelMessage.User("What is a fjord?"),
                        new ModelMessage.Assistant("Edited start. ", List.of()));
        assertThat(((Finished) frames.getLast()).content())
                .containsExactly(new ContentPart.Text("Edited start. and more."));
    }

    private static HistoryMessage history(int id, MessageId parent, boolean fromUser, String text) {
        return new HistoryMessage(message(id), parent, fromUser, text, List.of(), List.of(), List.of(), false);
    }
}
