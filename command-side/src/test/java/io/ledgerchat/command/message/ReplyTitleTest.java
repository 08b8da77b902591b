package io.ledgerchat.command.message;

import static io.ledgerchat.command.message.CommandSide.PATIENCE;
import static io.ledgerchat.command.message.Given.ADA;
import static io.ledgerchat.command.message.Given.CHAT;
import static io.ledgerchat.command.message.Given.firstTurn;
import static io.ledgerchat.command.message.Given.message;
import static io.ledgerchat.command.message.Given.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ledgerchat.command.conversation.TitleConversation;
import io.ledgerchat.command.message.ReplyFrame.Titled;
import io.ledgerchat.command.message.SendMessage.Asked;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelEvent.ReasoningDelta;
import io.ledgerchat.command.model.ModelEvent.TextDelta;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationTitled;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The title that a conversation gets beside its first reply. */
class ReplyTitleTest {
    private final CommandSide side = new CommandSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void aFirstTurnGivesTheConversationItsTitle() throws Exception {
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?")));

        assertThat(side.fresh.take(ADA, CHAT, PATIENCE)).contains("What a Fjord Is");
        await().untilAsserted(() -> assertThat(
                        side.recorded(ConversationTitled.class).title().value())
                .contains("What a Fjord Is"));
        assertThat(side.fresh.take(ADA, CHAT, Duration.ZERO)).isEmpty();
    }

    @Test
    void aTitleThatMeetsAChangeMadeOnAnotherNodeIsKept() throws Exception {
        side.meetChanges(TitleConversation.class, 2);
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?")));

        await().untilAsserted(() -> assertThat(side.recorded()).anyMatch(ConversationTitled.class::isInstance));
    }

    @Test
    void anotherModelIsAskedForTheTitleWithoutWhatWasSetForThisOne() throws Exception {
        side.offer = CommandSide.offer("immediate", "title-model");
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?", Map.of("temperature", 1.5, "reasoning_effort", "high"))));

        assertThat(title().parameters()).isEmpty();
    }

    @Test
    void theSameModelMakesItsTitleWithoutThinking() throws Exception {
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(
                firstTurn("What is a fjord?", Map.of("temperature", 0.3, "thinking", true, "thinkingBudget", 16_000))));

        assertThat(title().parameters()).isEqualTo(Map.of("temperature", 0.3));
        assertThat(title().endpoint().defaults()).isEmpty();
    }

    @Test
    void aQuestionOfFilesAloneGetsItsTitleFromTheirNames() throws Exception {
        var file = side.shelf.document(1, "fjords.txt", "Fjords are deep.", null);
        var question = new SendMessage.NewMessage(
                message(1), "66ab00000000000000000001", MessageId.ROOT, new SentText("", List.of(), List.of(file)), 9);
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(send(question, message(2))));

        assertThat(title().messages()).asString().contains("User: fjords.txt");
    }

    @Test
    void aTitleIsMadeOfWhatIsSaidAndNotOfWhatIsThought() throws Exception {
        side.offer = CommandSide.offer("final");
        side.model.says(new ReasoningDelta("Hm."), new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?")));

        assertThat(title().messages()).asString().contains("AI: A sea inlet.");
    }

    @Test
    void nobodyWaitsForATitleThatCannotCome() throws Exception {
        assertTimeoutPreemptively(
                PATIENCE.dividedBy(2),
                () -> assertThat(side.fresh.take(ADA, CHAT, PATIENCE)).isEmpty());
        side.model.title = "";
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?")));
        assertTimeoutPreemptively(
                PATIENCE.dividedBy(2),
                () -> assertThat(side.fresh.take(ADA, CHAT, PATIENCE)).isEmpty());
    }

    @Test
    void aTitleIsToldWhileTheReplyRunsAndKeptAfterAStop() throws Exception {
        side.model.hangsAfter(new TextDelta("A sea"));
        side.send(titled(firstTurn("What is a fjord?")));
        await().until(() ->
                "What a Fjord Is".equals(side.reply().stream().snapshot().title()));
        side.send(new StopReply(CHAT, ADA, null));

        assertThat(CommandSide.read(side.reply().stream().subscribe())).contains(new Titled("What a Fjord Is"));
        await().untilAsserted(() ->
                assertThat(side.recorded(ConversationTitled.class)).isNotNull());
    }

    @Test
    void withoutATitleTheConversationStaysAsItIs() throws Exception {
        side.model.title = "";
        side.model.says(new TextDelta("A sea inlet."));
        side.converse(titled(firstTurn("What is a fjord?")));
        assertThat(side.recorded()).noneMatch(ConversationTitled.class::isInstance);
    }

    /** The call that asks for a title, which is made beside the reply. */
    private ModelCall title() {
        await().until(() -> side.model.calls.stream().anyMatch(ReplyTitleTest::isForTitle));
        return side.model.calls.stream()
                .filter(ReplyTitleTest::isForTitle)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isForTitle(ModelCall call) {
        return call.messages().toString().contains("Conversation:");
    }

    private static SendMessage titled(SendMessage command) {
        Asked asked = command.reply();
        return new SendMessage(
                command.conversationId(),
                command.actor(),
                command.conversationDocumentId(),
                command.turn(),
                command.question(),
                new Asked(
                        asked.id(),
                        asked.documentId(),
                        asked.endpoint(),
                        asked.model(),
                        asked.sender(),
                        asked.label(),
                        asked.iconUrl(),
                        true,
                        asked.zone(),
                        asked.askerName(),
                        asked.voice(),
                        asked.added()),
                command.at());
    }
}
