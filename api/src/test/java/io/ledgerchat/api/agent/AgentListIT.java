package io.ledgerchat.api.agent;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The list of agents, and the categories that they are in (contract 70). */
class AgentListIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient ada = SERVER.signedIn();

    @Test
    void theListIsWalkedPageByPageNewestFirst() {
        var saved = new ArrayList<String>();
        for (int number = 1; number <= 5; number++) {
            saved.addFirst(SavedAgent.by(ada, Map.of("name", "Agent " + number)).id());
        }
        var walked = new ArrayList<String>();
        JsonNode page = list(ada, "?limit=2");
        walked.addAll(ids(page));
        while (!page.get("after").isNull()) {
            assertThat(page.get("has_more").asBoolean()).isTrue();
            page = list(
                    ada,
                    "?limit=2&cursor=" + URLEncoder.encode(page.get("after").asString(), StandardCharsets.UTF_8));
            walked.addAll(ids(page));
        }
        assertThat(walked).isEqualTo(saved);
        assertThat(page.get("last_id").asString()).isEqualTo(saved.getLast());
        assertThat(ids(list(ada, "?cursor=nonsense"))).isEqualTo(saved);
    }

    @Test
    void aRowHasExactlyTheFieldsOfTheContract() {
        SavedAgent.by(ada, Map.of("description", "Reviews NDAs"));

        var row = list(ada, "").get("data").get(0);
        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder(
                        "_id",
                        "id",
                        "name",
                        "author",
                        "description",
                        "conversation_starters",
                        "updatedAt",
                        "category",
                        "is_promoted",
                        "isEditable",
                        "owner_contact");
        assertThat(row.get("isEditable").asBoolean()).isTrue();
    }

    @Test
    void theListIsNarrowedByCategorySearchAndPromotion() {
        var word = UUID.randomUUID().toString();
        var hr = SavedAgent.by(ada, Map.of("name", "People 100%_" + word, "category", "hr"));
        var other =
                SavedAgent.by(ada, Map.of("name", "Other", "description", "about " + word.toUpperCase(Locale.ROOT)));

        assertThat(ids(list(ada, "?category=hr"))).containsExactly(hr.id());
        assertThat(ids(list(ada, "?search=" + word))).containsExactly(other.id(), hr.id());
        assertThat(ids(list(ada, "?search=100%25_"))).containsExactly(hr.id());
        assertThat(ids(list(ada, "?promoted=1"))).isEmpty();
        assertThat(ids(list(ada, "?promoted=0&category=%20"))).containsExactly(other.id(), hr.id());
        expect(400, ada.get("/api/agents?requiredPermission=0"));
    }

    @Test
    void categoriesCountTheAgentsOfTheWholeInstallation() {
        SavedAgent.by(SERVER.signedIn(), Map.of("category", "aftersales"));

        var categories = json(expect(200, ada.get("/api/agents/categories")));
        assertThat(values(categories, "value"))
                .containsExactly("general", "hr", "rd", "finance", "it", "sales", "aftersales", "all");
        assertThat(categories.get(6).get("count").asInt()).isPositive();
        assertThat(categories.get(7).has("count")).isFalse();
    }

    private static JsonNode list(TestClient who, String query) {
        return json(expect(200, who.get("/api/agents" + query)));
    }

    private static List<String> ids(JsonNode list) {
        return values(list.get("data"), "id");
    }

    private static List<String> values(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.get(field).asString())
                .toList();
    }
}
