package io.ledgerchat.command.message;

import static io.ledgerchat.command.message.CommandSide.PATIENCE;
import static io.ledgerchat.command.message.Given.ADA;
import static io.ledgerchat.command.message.Given.CHAT;
import static io.ledgerchat.command.message.Given.EVE;
import static io.ledgerchat.command.message.Given.firstTurn;
import static io.ledgerchat.command.message.Given.message;
import static io.ledgerchat.command.message.Given.said;
import static io.ledgerchat.command.message.Given.send;
import static io.ledgerchat.command.message.Given.turnForTwo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.message.ReplyFrame.Aborted;
import io.ledgerchat.command.message.ReplyFrame.Replaced;
import io.ledgerchat.command.model.ModelEvent.TextDelta;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.ReplyInterrupted;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reply that somebody stops, that another takes the place of, or that may not start. */
class ReplyStoppingTest {
    private final CommandSide side = new CommandSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void aStopKeepsWhatWasProduced() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        side.awaitText();
        assertThat(side.<StopReply.Outcome>send(new StopReply(CHAT, ADA, null))).isEqualTo(StopReply.Outcome.STOPPING);
        var frames = CommandSide.read(side.reply().stream().subscribe());

        assertThat(frames.getLast()).isEqualTo(new Aborted(List.of(new ContentPart.Text("A fjord"))));
        assertThat(side.recorded(ReplyStopped.class).content().value())
                .contains(List.of(new ContentPart.Text("A fjord")));
        assertThat(side.<StopReply.Outcome>send(new StopReply(CHAT, ADA, null)))
                .isEqualTo(StopReply.Outcome.NOT_RUNNING);
    }

    @Test
    void aStopKeepsWhatBothProduced() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(turnForTwo("What is a fjord?"));
        await().until(() -> side.reply().stream().content().size() == 2);
        side.send(new StopReply(CHAT, ADA, null));
        assertThat(side.reply().awaitEnd(PATIENCE)).isTrue();
        assertThat(side.recorded(ReplyStopped.class).content().orElse(List.of()))
                .hasSize(2);
    }

    @Test
    void aStopEndsTheWaitForFilesThatAreStillBeingRead() throws Exception {
        side.shelf.reading = true;
        var file = side.shelf.document(1, "fjords.txt", "Fjords are deep.", null);
        var question = new SendMessage.NewMessage(
                message(1),
                "66ab00000000000000000001",
                MessageId.ROOT,
                new SentText("Sum it up", List.of(), List.of(file)),
                9);
        side.send(send(question, message(2)));
        side.shelf.waited.await();
        side.send(new StopReply(CHAT, ADA, null));

        assertThat(side.reply().awaitEnd(PATIENCE)).isTrue();
        assertThat(side.recorded(ReplyStopped.class).content().value()).contains(List.of());
        assertThat(side.model.calls).isEmpty();
    }

    @Test
    void theReplyOfADeletedConversationIsStopped() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        new WhenConversationDeletedThenItsReplyIsStopped(side.replies, side.leases)
                .on(new ConversationDeleted(CHAT, ADA, "owner", Given.NOW));
        assertThat(side.reply().awaitEnd(PATIENCE)).isTrue();
        assertThat(side.recorded(ReplyStopped.class)).isNotNull();
    }

    @Test
    void aStrangerStopsNothing() {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        assertThatThrownBy(() -> side.send(new StopReply(CHAT, EVE, null))).isInstanceOf(Refusal.class);
        assertThat(side.reply().isRunning()).isTrue();
    }

    @Test
    void aStopThatMeansAnotherReplyStopsNothing() {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        assertThat(side.<StopReply.Outcome>send(new StopReply(CHAT, ADA, 1L)))
                .isEqualTo(StopReply.Outcome.OTHER_GENERATION);
        assertThat(side.reply().isRunning()).isTrue();
    }

    @Test
    void aNewTurnReplacesTheRunningOneAndKeepsItsPartialAnswer() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        side.awaitText();
        var replaced = side.reply();
        side.model.says(new TextDelta("An atoll"));
        side.converse(send(said(message(3), MessageId.ROOT, "What is an atoll?"), message(4)));

        assertThat(CommandSide.read(replaced.stream().subscribe()).getLast()).isEqualTo(new Replaced());
        var interrupted = side.recorded(ReplyInterrupted.class);
        assertThat(interrupted.reason()).isEqualTo("replaced");
        assertThat(interrupted.content().value()).contains(List.of(new ContentPart.Text("A fjord")));
    }

    @Test
    void aRefusedStartOnlySaysWhy() throws Exception {
        var refused = side.replies.refuse(Given.head(), "{\"type\":\"no_user_key\"}");
        assertThat(CommandSide.read(refused.stream().subscribe()))
                .containsExactly(new ReplyFrame.Broken("{\"type\":\"no_user_key\"}"));
        assertThat(side.recorded()).isEmpty();
    }

    @Test
    void aRefusedStartOfAStrangerLeavesTheRunningReplyAlone() {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        var running = side.reply();
        var head = Given.head();
        side.replies.refuse(
                new ReplyHead(CHAT, EVE, head.question(), head.reply(), head.startedAt()),
                "{\"type\":\"no_user_key\"}");

        assertThat(side.reply()).isSameAs(running);
        assertThat(running.cancellation().isCancelled()).isFalse();
    }
}
