package io.ledgerchat.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.apikey.AskRemotely;
import io.ledgerchat.command.apikey.RecordRemoteToolCall;
import io.ledgerchat.command.ledger.BeginModelCall;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;
import io.ledgerchat.event.apikey.RemoteCallId;
import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.model.CallReason;
import io.ledgerchat.event.model.ModelCallId;
import io.ledgerchat.infra.model.LostCalls;
import io.ledgerchat.infra.view.PassedViews;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a node had begun when it died is told to be lost. */
class LostCallsIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final Instant now = SERVER.bean(Moments.class).now();
    private final TestClient ada = SERVER.signedIn();
    private final AccountId owner = new AccountId(ada.accountId());

    @Test
    void aQuestionForAReplyThatHasEndedIsLostAMinuteLater() {
        ChatTurn said = ChatTurn.say(ada, "fjords");
        ModelCallId call =
                begin(CallReason.reply(new ConversationId(said.conversationId()), new MessageId(said.replyId())), now);

        lookAt(now.plusSeconds(20));
        assertThat(ending(call)).isNull();

        lookAt(now.plus(Duration.ofMinutes(3)));
        assertThat(ending(call)).isEqualTo("lost");
    }

    @Test
    void anyOtherQuestionIsLostWhenItIsOlderThanOneCanGet() {
        ModelCallId young = begin(CallReason.vectorOfQuestion(), now);
        ModelCallId old = begin(CallReason.vectorOfQuestion(), now.minus(Duration.ofHours(2)));

        lookAt(now);

        assertThat(ending(old)).isEqualTo("lost");
        assertThat(ending(young)).isNull();
    }

    @Test
    void aCallFromOutsideIsLostWithItsTool() {
        var call = new RemoteCallId(Ids.uuid());
        Instant then = now.minus(Duration.ofHours(2));
        SERVER.bean(Commands.class)
                .sendWithoutWaiting(
                        new AskRemotely(call, owner, new ApiKeyId(Ids.objectId()), "agent_x", "Fake", "m", then));
        SERVER.bean(Commands.class).send(new RecordRemoteToolCall(call, owner, "call_1", "clock", "{}", then));

        lookAt(now);

        assertThat(one("select outcome from views.fact_tool_call where within = ?", call.value()))
                .isEqualTo("lost");
        assertThat(one(
                        "select details::jsonb ->> 'ending' from views.audit"
                                + " where action = 'remote-call.ended' and ? = any(resources)",
                        call.toString()))
                .isEqualTo("lost");
    }

    private ModelCallId begin(CallReason reason, Instant at) {
        var call = new ModelCallId(Ids.uuid());
        SERVER.bean(Commands.class)
                .send(new BeginModelCall(
                        call, owner, "OPENAI", "Fake", "m", Map.of(), reason, new TokenRates(0, 0, 0, 0), at));
        return call;
    }

    private static void lookAt(Instant moment) {
        SERVER.bean(PassedViews.class).await();
        SERVER.bean(LostCalls.class).endWhatIsLostAt(moment);
        SERVER.bean(PassedViews.class).await();
    }

    private static @Nullable String ending(ModelCallId call) {
        return one("select ending from views.fact_model_call where call = ?", call.value());
    }

    private static @Nullable String one(String sql, String id) {
        return SERVER.bean(JdbcClient.class)
                .sql(sql)
                .param(id)
                .query((row, _) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }
}
