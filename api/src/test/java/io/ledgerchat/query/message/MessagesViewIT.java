package io.ledgerchat.query.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.Rebuilding;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageResent;
import io.ledgerchat.event.message.MessageEvent.MessageTextEdited;
import io.ledgerchat.event.message.MessageEvent.ReplyFailed;
import io.ledgerchat.event.message.MessageEvent.ReplyInterrupted;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.SentText;
import io.ledgerchat.query.message.FindMessagePage.Sort;
import io.ledgerchat.query.support.Recorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesViewIT {
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");
    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

    private final RunningLedgerChat application = RunningLedgerChat.shared();
    private final Recorder ada = new Recorder(application);
    private final ConversationId conversation = ada.start("Fjords");

    @Test
    void aQuestionAndItsAnswerComeInOrderWithAllThatClientsRead() {
        var question = ada.say(conversation, MessageId.ROOT, "What is a fjord?");
        var asked = ada.now();
        var answer = ada.reply(
                conversation,
                question,
                new ContentPart.Think("Let me think"),
                new ContentPart.ToolCall("call_1", "atlas", "{\"q\":\"fjord\"}", "an inlet", "completed", 38L),
                new ContentPart.Text("A long inlet."));
        var answered = ada.now();
        assertThat(messages())
                .satisfiesExactly(
                        sent -> {
                            assertThat(sent.messageId()).isEqualTo(question);
                            assertThat(sent.byPerson()).isTrue();
                            assertThat(sent.sender()).isEqualTo("User");
                            assertThat(sent.text()).isEqualTo("What is a fjord?");
                            assertThat(sent.parentMessageId()).isEqualTo(MessageId.ROOT);
                            assertThat(sent.tokenCount()).isEqualTo(9);
                            assertThat(sent.createdAt()).isEqualTo(asked);
                            assertThat(sent.ending()).isNull();
                        },
                        reply -> {
                            assertThat(reply.messageId()).isEqualTo(answer);
                            assertThat(reply.parentMessageId()).isEqualTo(question);
                            assertThat(reply.byPerson()).isFalse();
                            assertThat(reply.text()).isEmpty();
                            assertThat(reply.model()).isEqualTo("fake-echo");
                            assertThat(reply.metadata()).isEqualTo(Map.of("usage", Map.of("input", 3, "output", 2)));
                            assertThat(reply.updatedAt()).isEqualTo(answered);
                            assertThat(reply.isUnfinished()).isFalse();
                            assertThat(reply.content())
                                    .containsExactly(
                                            Map.of("type", "think", "think", "Let me think"),
                                            Map.of(
                                                    "type",
                                                    "tool_call",
                                                    "tool_call",
                                                    Map.of(
                                                            "id", "call_1",
                                                            "name", "atlas",
                                                            "args", "{\"q\":\"fjord\"}",
                                                            "type", "tool_call",
                                                            "progress", 1,
                                                            "output", "an inlet",
                                                            "runStepStatus", "completed",
                                                            "runStepDurationMs", 38)),
                                            Map.of("type", "text", "text", "A long inlet."));
                        });
    }

    @Test
    void aReplyIsNotSeenBeforeItsEndButKnownToHistory() {
        var question = ada.say(conversation, MessageId.ROOT, "What is a fjord?");
        var running = ada.begin(conversation, question);
        assertThat(messages()).extracting(Message::messageId).containsExactly(question);
        assertThat(history(running))
                .extracting(PastMessage::messageId, PastMessage::running)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(question, false),
                        org.assertj.core.groups.Tuple.tuple(running, true));
        ada.complete(conversation, running, new ContentPart.Text("An inlet."));
        assertThat(messages()).hasSize(2);
    }

    @Test
    void aStoppedOrInterruptedReplyIsUnfinishedAndShowsItsWordsAsText() {
        var stopped = ada.begin(conversation, MessageId.ROOT);
        List<ContentPart> parts = List.of(new ContentPart.Think("I think"), new ContentPart.Text("A fjo"));
        ada.record(new ReplyStopped(
                stopped, conversation, ada.owner(), Personal.of(conversation, parts), null, 2, ada.tick()));
        var interrupted = ada.begin(conversation, MessageId.ROOT);
        ada.record(new ReplyInterrupted(
                interrupted, conversation, ada.owner(), Personal.of(conversation, parts), "node", 2, ada.tick()));
        assertThat(messages()).allSatisfy(reply -> {
            assertThat(reply.isUnfinished()).isTrue();
            assertThat(reply.text()).isEqualTo("I think A fjo");
        });
    }

    @Test
    void aFailedReplyEndsWithItsReason() {
        var failed = ada.begin(conversation, MessageId.ROOT);
        List<ContentPart> parts = List.of(new ContentPart.Text("A fjo"), new ContentPart.Failure("terminated"));
        ada.record(new ReplyFailed(
                failed, conversation, ada.owner(), Personal.of(conversation, parts), null, 2, ada.tick(), null));
        assertThat(messages()).singleElement().satisfies(reply -> {
            assertThat(reply.isUnfinished()).isFalse();
            assertThat(reply.text()).isEmpty();
            assertThat(reply.content().getLast()).isEqualTo(Map.of("type", "error", "error", "terminated"));
        });
    }

    @Test
    void editsReplaceTextsAndParts() {
        var question = ada.say(conversation, MessageId.ROOT, "What is a fjrd?");
        var answer = ada.reply(conversation, question, new ContentPart.Think("Hm"), new ContentPart.Text("An inlet."));
        ada.record(new MessageTextEdited(
                question, conversation, ada.owner(), Personal.of(conversation, "What is a fjord?"), 10, ada.tick()));
        ada.record(new ContentPartEdited(
                answer, conversation, ada.owner(), 0, Personal.of(conversation, "Hm \u0000 hm"), 11, ada.tick()));
        ada.record(new ContentPartEdited(
                answer, conversation, ada.owner(), 1, Personal.of(conversation, "A \"long\" inlet."), 12, ada.tick()));
        assertThat(messages().getFirst().text()).isEqualTo("What is a fjord?");
        assertThat(messages().getFirst().tokenCount()).isEqualTo(10);
        assertThat(messages().getLast()).satisfies(reply -> {
            assertThat(reply.content())
                    .containsExactly(
                            Map.of("type", "think", "think", "Hm \uFFFD hm"),
                            Map.of("type", "text", "text", "A \"long\" inlet."));
            assertThat(reply.tokenCount()).isEqualTo(12);
            assertThat(reply.updatedAt()).isEqualTo(ada.now());
        });
        ada.record(new MessageResent(
                question,
                conversation,
                ada.owner(),
                Personal.of(conversation, new SentText("And a firth?", List.of("a quote"))),
                5,
                ada.tick()));
        assertThat(messages().getFirst().text()).isEqualTo("And a firth?");
        assertThat(messages().getFirst().quotes()).containsExactly("a quote");
    }

    @Test
    void aDeletedConversationTakesAllMessagesWithItAndNothingComesBack() {
        var question = ada.say(conversation, MessageId.ROOT, "What is a fjord?");
        var running = ada.begin(conversation, question);
        ada.delete(conversation);
        assertThat(messages()).isEmpty();
        ada.complete(conversation, running, new ContentPart.Text("An inlet."));
        ada.say(conversation, question, "Anybody?");
        assertThat(messages()).isEmpty();
        assertThat(ada.ask(new CountMessages(ada.owner(), List.of(conversation)), Long.class))
                .isZero();
    }

    @Test
    void nobodyButTheOwnerReadsThem() {
        var question = ada.say(conversation, MessageId.ROOT, "What is a fjord?");
        var eve = new Recorder(application).owner();
        assertThat(ada.askForAll(new FindMessages(eve, conversation), Message.class))
                .isEmpty();
        assertThat(ada.askForOne(new FindMessage(eve, conversation, question), Message.class))
                .isEmpty();
        assertThat(ada.askForAll(new FindMessagesById(eve, List.of(question)), Message.class))
                .isEmpty();
        assertThat(ada.askForAll(new FindHistory(eve, conversation, question), PastMessage.class))
                .isEmpty();
        assertThat(ada.ask(page(eve, Sort.CREATED_AT, true, null), MessagePage.class)
                        .messages())
                .isEmpty();
        assertThat(ada.askForOne(new FindMessage(ada.owner(), ada.start("Other"), question), Message.class))
                .isEmpty();
    }

    @Test
    void messagesOfATemporaryChatEndWithItsTimeUnlessItIsKept() {
        var temporary = ada.start("Temporary", FAR);
        ada.say(temporary, MessageId.ROOT, "A secret", FAR);
        assertThat(ada.askForAll(new FindMessages(ada.owner(), temporary), Message.class))
                .singleElement()
                .satisfies(message -> assertThat(message.expiresAt()).isEqualTo(FAR));
        var over = ada.start("Over", FAR);
        ada.say(over, MessageId.ROOT, "Another secret", FAR);
        ada.keepUntil(over, PAST); // it may be deleted from now on, by the application
        assertThat(ada.askForAll(new FindMessages(ada.owner(), over), Message.class))
                .isEmpty();
        ada.keepUntil(temporary, null);
        assertThat(ada.askForAll(new FindMessages(ada.owner(), temporary), Message.class))
                .singleElement()
                .satisfies(message -> assertThat(message.expiresAt()).isNull());
    }

    @Test
    void historyFollowsParentsAndLeavesSiblingsOut() {
        var first = ada.say(conversation, MessageId.ROOT, "One");
        var sibling = ada.say(conversation, MessageId.ROOT, "Other");
        var second = ada.reply(conversation, first, new ContentPart.Text("Two"));
        var third = ada.say(conversation, second, "Three");
        ada.reply(conversation, first, new ContentPart.Text("Not this one"));
        assertThat(history(third)).extracting(PastMessage::messageId).containsExactly(first, second, third);
        assertThat(history(third).get(1).content()).containsExactly(new ContentPart.Text("Two"));
        assertThat(history(sibling)).hasSize(1);
        assertThat(history(MessageId.ROOT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pagesShowEachMessageOnce(Sort sort) {
        for (int number = 0; number < 7; number++) {
            ada.say(conversation, MessageId.ROOT, "Message " + number);
        }
        for (boolean ascending : new boolean[] {true, false}) {
            var seen = new ArrayList<MessageId>();
            String cursor = null;
            do {
                var page = ada.ask(page(ada.owner(), sort, ascending, cursor), MessagePage.class);
                page.messages().forEach(message -> seen.add(message.messageId()));
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @Test
    void aForeignCursorIsNoError() {
        ada.say(conversation, MessageId.ROOT, "Message");
        for (String cursor : List.of("", "|", "\u0000", "x|y", "+999999999-01-01T00:00:00Z|0")) {
            assertThat(ada.ask(page(ada.owner(), Sort.CREATED_AT, false, cursor), MessagePage.class)
                            .messages())
                    .as(cursor)
                    .hasSize(1);
        }
    }

    @Test
    void fillingItAnewInLargeBatchesGivesTheSameRowsAsLive() {
        for (int number = 0; number < 4; number++) {
            var question = ada.say(conversation, MessageId.ROOT, "Question " + number);
            ada.awaitViews();
            var answer = ada.reply(conversation, question, new ContentPart.Text("Answer"), new ContentPart.Text("!"));
            ada.awaitViews();
            ada.record(new ContentPartEdited(
                    answer, conversation, ada.owner(), 1, Personal.of(conversation, "?"), 3, ada.tick()));
            ada.awaitViews();
        }
        var other = ada.start("Deleted", FAR);
        var running = ada.begin(other, MessageId.ROOT);
        ada.awaitViews().delete(other);
        ada.complete(other, running, new ContentPart.Text("Too late"));
        assertThat(Rebuilding.of(application, "message").differences()).isZero();
        assertThat(messages()).hasSize(8);
    }

    private List<Message> messages() {
        return ada.askForAll(new FindMessages(ada.owner(), conversation), Message.class);
    }

    private List<PastMessage> history(MessageId head) {
        return ada.askForAll(new FindHistory(ada.owner(), conversation, head), PastMessage.class);
    }

    private FindMessagePage page(
            io.ledgerchat.event.account.AccountId owner,
            Sort sort,
            boolean ascending,
            @org.jspecify.annotations.Nullable String cursor) {
        return new FindMessagePage(owner, conversation, sort, ascending, cursor, 3);
    }
}
