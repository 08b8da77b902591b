package io.ledgerchat.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.message.FreshTitles;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.support.Recorder;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

/** The title of a reply that has ended on another node (contract 40 §2.3). */
class TitleControllerIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final Recorder ada = new Recorder(SERVER);
    private final ConversationId conversation = ada.start("New Chat");

    @Test
    void aTitleThatTheViewsAreAboutToShowIsNotMissing() throws InterruptedException {
        ada.awaitViews();
        var answer = ask(() -> {
            ada.rename(conversation, "Journey to the fjords");
            ada.awaitViews();
            return true;
        });
        assertThat(answer.getBody()).isEqualTo(Map.of("title", "Journey to the fjords"));
    }

    @Test
    void aTitleThatNobodyMadeIsNotWaitedForAnyLonger() {
        ada.awaitViews();
        assertThatExceptionOfType(Answer.class).isThrownBy(() -> ask(() -> true));
    }

    private ResponseEntity<Object> ask(BooleanSupplier views) throws InterruptedException {
        var controller = new TitleController(
                new FreshTitles(),
                new Queries(SERVER.bean(QueryGateway.class), views),
                SERVER.bean(OtherNodes.class),
                JsonMapper.builder().build());
        return controller.title(new Caller(ada.owner(), "USER"), conversation.value(), new MockHttpServletRequest());
    }
}
