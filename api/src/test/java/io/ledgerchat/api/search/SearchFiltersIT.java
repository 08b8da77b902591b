package io.ledgerchat.api.search;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.Uploaded;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Search with filters, pages and highlights (docs/openapi.yaml). */
class SearchFiltersIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final byte[] ROWBOATS = "Where to find rowboats".getBytes(StandardCharsets.UTF_8);

    private final TestClient ada = SERVER.signedIn();
    private final Recorder adas = new Recorder(SERVER, ada);
    private final ConversationId north = adas.start("North");
    private final MessageId question = adas.say(north, MessageId.ROOT, "Is the water of a fjord cold <deep> water?");
    private final MessageId answer = adas.reply(north, question, new ContentPart.Text("Deep water is cold."));
    private final ConversationId south = adas.start("South");
    private final MessageId olives = adas.say(south, MessageId.ROOT, "Warm water and olives");

    @BeforeEach
    void theIndexKnowsThem() {
        adas.awaitViews();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(found("search=water&limit=10")).hasSize(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role=user                       | question olives",
                "role=assistant                  | answer",
                "from=2099-01-01                 | ''",
                "to=2099-01-01T00:00:00Z&limit=9 | question answer olives",
                "endpoint=Fake                   | question answer olives",
                "endpoint=other                  | ''",
                "model=fake-echo&role=user       | question olives",
                "agent=Fake__fake-echo___Fake&role=assistant | answer",
                "archived=false                  | question answer olives",
                "archived=true                   | ''",
                "project=unassigned&role=assistant | answer",
                "attachment=image/               | ''"
            })
    void aFilterLeavesWhatFits(String filter, String expected) {
        var wanted = List.of(expected.split(" ")).stream()
                .filter(name -> !name.isEmpty())
                .map(this::id)
                .toList();
        assertThat(found("search=water&" + filter.strip())).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void bookmarksProjectsAndTheArchiveNarrowTheSearch() {
        expect(200, ada.put("/api/tags/convo/" + north.value(), Map.of("tags", List.of("Norway"))));
        assertThat(found("search=water&tag=Norway")).hasSize(2);
        String project = json(expect(201, ada.post("/api/projects", Map.of("name", "Travel"))))
                .get("_id")
                .asString();
        expect(200, ada.put("/api/projects/conversations/" + south.value(), Map.of("projectId", project)));
        assertThat(found("search=water&project=" + project)).containsExactly(olives.value());
        expect(
                200,
                ada.post(
                        "/api/convos/archive",
                        Map.of("arg", Map.of("conversationId", south.value(), "isArchived", true))));
        assertThat(found("search=water&archived=true")).containsExactly(olives.value());
    }

    @Test
    void quotesFindWhatStandsTogetherAndAsterisksBeginnings() {
        assertThat(found("limit=9&search=" + encoded("\"water is cold\""))).containsExactly(answer.value());
        assertThat(found("limit=9&search=" + encoded("\"cold water is\""))).isEmpty();
        assertThat(found("limit=9&search=" + encoded("oli* water"))).containsExactly(olives.value());
    }

    @Test
    void whatIsAttachedIsFoundAmongTheRestWithFiltersAndPages() {
        for (int number = 0; number < 2; number++) {
            String id = Uploaded.file(ada, "Fake", "trip.txt", "text/plain", ROWBOATS);
            ChatTurn.start(ada, "What is in it?", Map.of("files", List.of(Map.of("file_id", id, "filepath", "/x"))));
        }
        var said = adas.say(south, olives, "We hired rowboats");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(found("search=rowboats&role=user&limit=10")).hasSize(3));

        assertThat(found("search=rowboats&role=user&limit=10")).startsWith(said.value());
        assertThat(found("search=rowboats&attachment=text/")).hasSize(2);
        assertThat(found("search=rowboats&attachment=text/&to=2099-01-01&from=2026-01-01"))
                .hasSize(2);
        assertThat(found("search=rowboats&attachment=text/&from=2099-01-01")).isEmpty();
        assertThat(found("search=rowboats&attachment=image/")).isEmpty();

        var pages = new ArrayList<String>();
        String next = "";
        for (int page = 0; page < 3; page++) {
            pages.addAll(found("search=rowboats&role=user&limit=1" + next));
            next = "&cursor="
                    + page("search=rowboats&role=user&limit=1" + next)
                            .get("nextCursor")
                            .asString();
        }
        assertThat(pages).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void pagesFollowEachOther() {
        JsonNode first = page("search=water&limit=2");
        assertThat(first.get("messages")).hasSize(2);
        JsonNode second =
                page("search=water&limit=2&cursor=" + first.get("nextCursor").asString());
        assertThat(second.get("messages")).hasSize(1);
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void whatWasFoundIsMarkedAndEscaped() {
        JsonNode hit =
                page("search=cold&highlight=true&role=user").get("messages").get(0);
        assertThat(hit.get("highlights").get(0).asString())
                .contains("<mark>cold</mark>", "&lt;deep&gt;")
                .doesNotContain("<deep>");
        assertThat(page("search=cold&role=user").get("messages").get(0).has("highlights"))
                .isFalse();
    }

    @Test
    void nobodyFindsWhatOthersSaid() {
        assertThat(json(expect(200, SERVER.signedIn().get("/api/messages?search=water&limit=9")))
                        .get("messages"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-13-01",
                "role=admin",
                "archived=perhaps",
                "project=x",
                "limit=0",
                "limit=x",
                "limit=5&cursor=x",
                "highlight=1"
            })
    void whatCannotBeMeantIsRefused(String filter) {
        assertThat(json(expect(400, ada.get("/api/messages?search=water&" + filter)))
                        .get("error")
                        .asString())
                .contains("must be");
    }

    private String id(String name) {
        return switch (name) {
            case "question" -> question.value();
            case "answer" -> answer.value();
            default -> olives.value();
        };
    }

    private List<String> found(String query) {
        return StreamSupport.stream(page(query).get("messages").spliterator(), false)
                .map(message -> message.get("messageId").asString())
                .toList();
    }

    private JsonNode page(String query) {
        return json(expect(200, ada.get("/api/messages?" + query)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
