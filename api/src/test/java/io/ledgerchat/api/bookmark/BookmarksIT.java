package io.ledgerchat.api.bookmark;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.support.Recorder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bookmarks as clients ask for them (contract 50 §3). */
class BookmarksIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient ada = SERVER.signedIn();
    private final Recorder adas = new Recorder(SERVER, ada);
    private final ConversationId fjords = adas.start("Fjords");
    private final ConversationId tapas = adas.start("Tapas");

    @BeforeEach
    void viewsKnowThem() {
        adas.awaitViews();
    }

    @Test
    void aBookmarkIsMadeOnceAndCarriedAtOnce() {
        JsonNode made = json(expect(
                200,
                ada.post(
                        "/api/tags",
                        Map.of(
                                "tag",
                                "Norway",
                                "description",
                                "all of it",
                                "addToConversation",
                                true,
                                "conversationId",
                                fjords.value()))));
        assertThat(made.get("count").asInt()).isEqualTo(1);
        assertThat(made.get("position").asInt()).isEqualTo(1);
        assertThat(made.get("description").asString()).isEqualTo("all of it");
        assertThat(tagsOf(fjords)).containsExactly("Norway");
        JsonNode again = json(expect(200, ada.post("/api/tags", Map.of("tag", "Norway"))));
        assertThat(again.get("_id")).isEqualTo(made.get("_id"));
        assertThat(names()).containsExactly("Norway");
    }

    @Test
    void aConversationCarriesWhatItIsGivenAndTheCountsFollow() {
        assertThat(put(fjords, "Norway", "Water")).containsExactly("Norway", "Water");
        assertThat(put(tapas, "Water")).containsExactly("Water");
        assertThat(count("Water")).isEqualTo(2);
        assertThat(listed("Water")).containsExactlyInAnyOrder(fjords.value(), tapas.value());
        assertThat(listed("Norway")).containsExactly(fjords.value());
        put(fjords, "Norway");
        assertThat(count("Water")).isEqualTo(1);
        expect(201, ada.delete("/api/convos", Map.of("arg", Map.of("conversationId", tapas.value()))));
        assertThat(count("Water")).isZero();
    }

    @Test
    void conversationsAreFoundByTheirBookmarksToo() {
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(
                                expect(200, ada.get("/api/search/enable")).body())
                        .isEqualTo("true"));
        put(tapas, "Holiday 100%");
        assertThat(found("holi 100%")).containsExactly(tapas.value());
        assertThat(found("holi 1_0")).isEmpty();
        put(fjords, "Ärger");
        assertThat(found("ärger")).containsExactly(fjords.value());
    }

    private List<String> found(String words) {
        var query = URLEncoder.encode(words, StandardCharsets.UTF_8);
        return json(expect(200, ada.get("/api/convos?search=" + query)))
                .get("conversations")
                .valueStream()
                .map(conversation -> conversation.get("conversationId").asString())
                .toList();
    }

    @Test
    void aRenamedOneIsRenamedEverywhere() {
        put(fjords, "Norway");
        expect(200, ada.put("/api/tags/Norway", Map.of("tag", "Norge / Noreg")));
        assertThat(tagsOf(fjords)).containsExactly("Norge / Noreg");
        expect(404, ada.put("/api/tags/Norway", Map.of("tag", "Other")));
        put(tapas, "Spain");
        expect(409, ada.put("/api/tags/Spain", Map.of("tag", "Norge / Noreg")));
    }

    @Test
    void aDescriptionStaysUntilItIsTakenAway() {
        expect(200, ada.post("/api/tags", Map.of("tag", "Norway", "description", "all of it")));
        JsonNode renamed = json(expect(200, ada.put("/api/tags/Norway", Map.of("tag", "Norge"))));
        assertThat(renamed.get("description").asString()).isEqualTo("all of it");
        JsonNode emptied = json(expect(200, ada.put("/api/tags/Norge", Map.of("tag", "Norge", "description", ""))));
        assertThat(emptied.has("description")).isFalse();
        assertThat(all().get(0).has("description")).isFalse();
    }

    @Test
    void movingAndDeletingKeepTheOrderWhole() {
        for (String tag : List.of("a", "b", "c", "d")) {
            expect(200, ada.post("/api/tags", Map.of("tag", tag)));
        }
        expect(200, ada.put("/api/tags/d", Map.of("position", 2)));
        assertThat(names()).containsExactly("a", "d", "b", "c");
        expect(200, ada.put("/api/tags/a", Map.of("position", 3)));
        assertThat(names()).containsExactly("d", "b", "a", "c");
        put(fjords, "b", "c");
        JsonNode gone = json(expect(200, ada.delete("/api/tags/b", null)));
        assertThat(gone.get("tag").asString()).isEqualTo("b");
        assertThat(names()).containsExactly("d", "a", "c");
        assertThat(all().get(2).get("position").asInt()).isEqualTo(3);
        assertThat(tagsOf(fjords)).containsExactly("c");
    }

    @Test
    void anothersConversationAndBadInputAreRefused() {
        TestClient eve = SERVER.signedIn();
        expect(500, eve.put("/api/tags/convo/" + fjords.value(), Map.of("tags", List.of("x"))));
        assertThat(json(eve.get("/api/tags"))).isEmpty();
        expect(400, ada.post("/api/tags", Map.of()));
        expect(400, ada.put("/api/tags/convo/" + fjords.value(), Map.of("tags", "x")));
        expect(400, ada.put("/api/tags/convo/" + fjords.value(), Map.of("tags", List.of(1))));
        expect(404, ada.delete("/api/tags/unknown", null));
        expect(404, ada.post("/api/tags/rebuild", Map.of()));
        assertThat(all()).isEmpty();
    }

    private List<String> put(ConversationId conversation, String... tags) {
        return texts(json(
                expect(200, ada.put("/api/tags/convo/" + conversation.value(), Map.of("tags", List.of(tags))))));
    }

    private List<String> tagsOf(ConversationId conversation) {
        return texts(json(expect(200, ada.get("/api/convos/" + conversation.value())))
                .get("tags"));
    }

    private List<String> listed(String tag) {
        return StreamSupport.stream(
                        json(expect(200, ada.get("/api/convos?tags=" + tag)))
                                .get("conversations")
                                .spliterator(),
                        false)
                .map(line -> line.get("conversationId").asString())
                .toList();
    }

    private JsonNode all() {
        return json(expect(200, ada.get("/api/tags")));
    }

    private List<String> names() {
        return StreamSupport.stream(all().spliterator(), false)
                .map(bookmark -> bookmark.get("tag").asString())
                .toList();
    }

    private int count(String tag) {
        return StreamSupport.stream(all().spliterator(), false)
                .filter(bookmark -> bookmark.get("tag").asString().equals(tag))
                .mapToInt(bookmark -> bookmark.get("count").asInt())
                .sum();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
