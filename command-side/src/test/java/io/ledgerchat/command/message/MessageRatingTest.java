package io.ledgerchat.command.message;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.Refused;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageCopied;
import io.ledgerchat.event.message.MessageEvent.MessageDeleted;
import io.ledgerchat.event.message.MessageEvent.MessageRated;
import io.ledgerchat.event.message.MessageEvent.RatingWithdrawn;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** What can be done with a message once it was said: rate it, edit what was taken over, delete it. */
class MessageRatingTest {
    private static final ConversationId CHAT = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f");
    private static final MessageId REPLY = new MessageId("22222222-bbbb-4bbb-8bbb-000000000002");
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    private static final AccountId EVE = new AccountId("65f0c0ffee0000000000e0e0");
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final String DOCUMENT = "66ac00000000000000000002";
    private static final List<ContentPart> PARTS = List.of(new ContentPart.Text("Good day"));
    private static final MessageCopied COPIED = copied(new CopiedContent("GPT-4", "", List.of(), PARTS));
    private static final MessageRated RATED =
            new MessageRated(REPLY, CHAT, ADA, "thumbsDown", "inaccurate", Personal.of(CHAT, "no"), NOW);

    private final FixtureConfiguration<Message> message = new AggregateTestFixture<>(Message.class);

    @Test
    void aRatingIsTold() {
        message.given(COPIED).when(rate("thumbsDown", "inaccurate", "no")).expectEvents(RATED);
    }

    @Test
    void theSameRatingRecordsNothing() {
        message.given(COPIED, RATED)
                .when(rate("thumbsDown", "inaccurate", "no"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRatingCanBeTakenBackOnce() {
        message.given(COPIED, RATED)
                .when(new WithdrawRating(REPLY, CHAT, ADA, NOW))
                .expectEvents(new RatingWithdrawn(REPLY, CHAT, ADA, NOW));
        message.given(COPIED).when(new WithdrawRating(REPLY, CHAT, ADA, NOW)).expectNoEvents();
    }

    @Test
    void aCopyKeepsItsRating() {
        var feedback = Map.<String, Object>of("rating", "thumbsDown", "tag", "inaccurate", "text", "no");
        var rated = copied(new CopiedContent("GPT-4", "", List.of(), PARTS, List.of(), List.of(), Map.of(), feedback));
        message.given(rated).when(rate("thumbsDown", "inaccurate", "no")).expectNoEvents();
        message.given(rated)
                .when(new WithdrawRating(REPLY, CHAT, ADA, NOW))
                .expectEvents(new RatingWithdrawn(REPLY, CHAT, ADA, NOW));
    }

    @Test
    void strangersRateNothing() {
        message.given(COPIED)
                .when(new RateMessage(REPLY, CHAT, EVE, "thumbsUp", null, null, NOW))
                .expectException(Refused.as(Refusal.Code.NOT_FOUND));
    }

    @Test
    void whatWasTakenOverCanBeEditedLikeAReply() {
        message.given(COPIED)
                .when(new EditContentPart(REPLY, CHAT, ADA, 0, "Good evening", 2, NOW))
                .expectEvents(new ContentPartEdited(REPLY, CHAT, ADA, 0, Personal.of(CHAT, "Good evening"), 2, NOW));
    }

    @Test
    void aDeletedMessageIsGone() {
        message.given(COPIED)
                .when(new DeleteMessage(REPLY, CHAT, ADA, NOW))
                .expectEvents(new MessageDeleted(REPLY, CHAT, ADA, NOW));
        message.given(COPIED, new MessageDeleted(REPLY, CHAT, ADA, NOW))
                .when(rate("thumbsUp", "creative_solution", "yes"))
                .expectException(Refused.as(Refusal.Code.NOT_FOUND));
    }

    @Test
    void aRunningReplyIsNotDeleted() {
        message.given(new ReplyStarted(
                        REPLY,
                        CHAT,
                        ADA,
                        DOCUMENT,
                        MessageId.ROOT,
                        "MyAI",
                        "m",
                        "MyAI",
                        null,
                        false,
                        null,
                        NOW,
                        null,
                        null))
                .when(new DeleteMessage(REPLY, CHAT, ADA, NOW))
                .expectException(Refused.as(Refusal.Code.CONFLICT));
    }

    private static MessageCopied copied(CopiedContent content) {
        return new MessageCopied(
                REPLY,
                CHAT,
                ADA,
                DOCUMENT,
                MessageId.ROOT,
                false,
                Personal.of(CHAT, content),
                "openAI",
                "gpt-4",
                null,
                2,
                false,
                null,
                NOW.minusSeconds(9000),
                NOW.minusSeconds(60));
    }

    private static RateMessage rate(String rating, String tag, String text) {
        return new RateMessage(REPLY, CHAT, ADA, rating, tag, text, NOW);
    }
}
