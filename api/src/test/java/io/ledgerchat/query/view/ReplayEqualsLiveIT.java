package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.Rebuilding;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every view, filled again from the log beside the live one, comes out the same; then readers see the new one. */
class ReplayEqualsLiveIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static TestClient person;
    private static ChatTurn turn;

    @BeforeAll
    static void livesALittle() {
        person = SERVER.signedIn();
        turn = ChatTurn.say(person, "the replayed word is quokka");
        ChatTurn other = ChatTurn.say(person, "to be archived");
        ChatTurn doomed = ChatTurn.say(person, "to be deleted");
        TestClient.expect(201, person.post("/api/convos/update", arg(turn, "title", "Replayed")));
        TestClient.expect(200, person.post("/api/convos/archive", arg(other, "isArchived", true)));
        TestClient.expect(200, person.post("/api/convos/pin", arg(turn, "pinned", true)));
        TestClient.expect(201, person.delete("/api/convos", arg(doomed, "source", "button")));
        TestClient.expect(
                200,
                person.put(
                        "/api/messages/" + turn.conversationId() + "/" + turn.replyId(),
                        Map.of("index", 0, "text", "edited by hand")));
    }

    private static Map<String, Object> arg(ChatTurn said, String name, Object value) {
        return Map.of("arg", Map.of("conversationId", said.conversationId(), name, value));
    }

    @TestFactory
    List<DynamicTest> aReplayedViewEqualsTheLiveOne() {
        var tests = new ArrayList<DynamicTest>();
        for (View view : SERVER.bean(ViewProcessors.class).views()) {
            tests.add(DynamicTest.dynamicTest(view.name(), () -> rebuild(view)));
        }
        return tests;
    }

    private static void rebuild(View view) {
        ViewStatus before = status(view);
        if (view instanceof SearchView) {
            // Search lags; what is compared must have come in.
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> status(view).position() >= before.head());
        }
        String seen = person.get("/api/messages/" + turn.conversationId()).body();
        var order = new RebuildOrder(view.name(), false, false, view instanceof SearchView, "test");

        Rebuild rebuilt = Rebuilding.of(SERVER, order);

        assertThat(rebuilt.differences()).as(rebuilt.line()).isZero();
        if (view instanceof SearchView search) {
            assertSameDocuments(search);
        }
        assertThat(status(view).generation()).isGreaterThan(before.generation());
        assertThat(person.get("/api/messages/" + turn.conversationId()).body()).isEqualTo(seen);
        assertThat(ChatTurn.say(person, "after the switch").replyText()).contains("after the switch");
    }

    /** Read in another way than a rebuild compares them. */
    private static void assertSameDocuments(SearchView view) {
        var both = SERVER.bean(Generations.class).of(view);
        assertThat(both).hasSize(2);
        assertThat(documents(both.getLast())).isEqualTo(documents(both.getFirst()));
        if (view.name().equals("search")) {
            assertThat(documents(both.getLast()).toString()).contains("quokka");
        }
    }

    private static Map<String, Object> documents(Generation generation) {
        var client = SERVER.bean(ElasticsearchClient.class);
        String index = "ledgerchat-" + generation.place().replace('_', '-');
        var documents = new HashMap<String, Object>();
        try {
            client.indices().refresh(refresh -> refresh.index(index));
            var page = client.search(
                    search -> search.index(index).size(5_000).scroll(keep -> keep.time("1m")), JsonData.class);
            String scroll = Objects.requireNonNull(page.scrollId());
            List<Hit<JsonData>> hits = page.hits().hits();
            while (!hits.isEmpty()) {
                hits.forEach(hit -> documents.put(hit.id(), String.valueOf(hit.source())));
                hits = client.scroll(next -> next.scrollId(scroll), JsonData.class)
                        .hits()
                        .hits();
            }
            client.clearScroll(over -> over.scrollId(scroll));
            return documents;
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    private static ViewStatus status(View view) {
        return SERVER.bean(ViewProcessors.class).status().stream()
                .filter(known -> known.name().equals(view.name()))
                .findFirst()
                .orElseThrow();
    }
}
