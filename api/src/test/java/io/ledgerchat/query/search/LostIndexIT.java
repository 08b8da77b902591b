package io.ledgerchat.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import io.ledgerchat.query.view.ViewProcessors;
import io.ledgerchat.query.view.ViewStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An index that is lost is filled again by the node that starts next, and every other node goes on with the new one. */
class LostIndexIT {
    private static final Duration BOUND = Duration.ofMinutes(5);

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final Recorder ada = new Recorder(server);

    @Test
    void whatWasSaidIsFoundAgain() throws IOException {
        var conversation = ada.start("Journey");
        var message = ada.say(conversation, MessageId.ROOT, "an irreplaceable fjord");
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(find("irreplaceable")).containsExactly(message));
        ViewStatus lost = status(server);
        String index = Indices.physical("search_v" + lost.version() + "_g" + lost.generation());
        server.bean(ElasticsearchClient.class).indices().delete(request -> request.index(index));

        try (RunningLedgerChat other = server.alongside(Map.of())) {
            await().atMost(BOUND)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(find("irreplaceable")).containsExactly(message));
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(status(server).generation())
                            .isNotEqualTo(lost.generation())
                            .isEqualTo(status(other).generation()));
        }
        var later = ada.say(conversation, message, "an irreplaceable glacier");
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(find("irreplaceable")).containsExactlyInAnyOrder(message, later));
    }

    private static ViewStatus status(RunningLedgerChat node) {
        return node.bean(ViewProcessors.class).status().stream()
                .filter(view -> view.name().equals("search"))
                .findFirst()
                .orElseThrow();
    }

    private List<MessageId> find(String words) {
        return ada.askForAll(new SearchMessages(ada.owner(), words, 20), MessageId.class);
    }
}
