package io.ledgerchat.command.message;

import static io.ledgerchat.command.message.CommandSide.PATIENCE;
import static io.ledgerchat.command.message.Given.ADA;
import static io.ledgerchat.command.message.Given.CHAT;
import static io.ledgerchat.command.message.Given.firstTurn;
import static io.ledgerchat.command.message.Given.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.command.model.ModelEvent.TextDelta;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.ReplyInterrupted;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reply belongs to the node that holds its lease, and ends whatever becomes of that node. */
class ReplyLeaseKeeperTest {
    private final CommandSide side = new CommandSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void whatWasProducedIsCheckpointedWhileTheReplyRuns() {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        side.keeper.start();
        await().untilAsserted(() ->
                assertThat(side.leases.checkpoints.get(message(2))).containsExactly(new ContentPart.Text("A fjord")));
        side.keeper.stop();
    }

    @Test
    void aLostLeaseEndsTheReplyWithoutRecordingAnything() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        int recorded = side.recorded().size();
        side.leases.standing = ReplyLeases.Standing.LOST;
        side.keeper.start();
        assertThat(side.reply().awaitEnd(PATIENCE)).isTrue();
        side.keeper.stop();
        assertThat(side.recorded()).hasSize(recorded);
    }

    @Test
    void theRepliesOfANodeThatWentAwayAreInterruptedWithTheirLastCheckpoint() {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        var call = new ContentPart.ToolCall("call_1", "search", "", null, null, null);
        orphan(new ContentPart.Text("A"), call);
        var elsewhere = new ReplyLeaseKeeper(
                side.leases, new LiveReplies(1), side.desk, new ReplyNode(Optional::empty), Duration.ZERO);
        elsewhere.start();
        await().untilAsserted(() -> {
            var interrupted = side.recorded(ReplyInterrupted.class);
            assertThat(interrupted.reason()).isEqualTo("crashed");
            assertThat(interrupted.content().value())
                    .contains(List.of(
                            new ContentPart.Text("A"),
                            new ContentPart.ToolCall("call_1", "search", "", null, "cancelled", null)));
        });
        elsewhere.stop();
    }

    @Test
    void aReplyWhoseLeaseRanOutWhileItsNodeLivesGoesOn() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        side.awaitText();
        orphan(new ContentPart.Text("A"));
        side.keeper.start();
        await().until(() -> side.leases.takenOrphans > 0);
        side.send(new StopReply(CHAT, ADA, null));

        assertThat(side.reply().awaitEnd(PATIENCE)).isTrue();
        side.keeper.stop();
        assertThat(side.recorded(ReplyStopped.class)).isNotNull();
    }

    @Test
    void whenTheNodeGoesItsRepliesAreInterruptedAndTheirReadersTornOff() throws Exception {
        side.model.hangsAfter(new TextDelta("A fjord"));
        side.send(firstTurn("What is a fjord?"));
        side.awaitText();
        var reader = side.reply().stream().resume();
        reader.next(PATIENCE);
        side.keeper.start();
        side.keeper.stop();

        assertThat(side.recorded(ReplyInterrupted.class).reason()).isEqualTo("shutdown");
        assertThatThrownBy(() -> reader.next(PATIENCE)).isInstanceOf(ReplyStream.Torn.class);
        assertThat(side.replies.hasRoom()).isFalse();
    }

    private void orphan(ContentPart... checkpoint) {
        side.leases.orphans.add(new ReplyLeases.Orphan(side.leases.open.get(message(2)), List.of(checkpoint)));
    }
}
