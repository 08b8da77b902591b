package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.Rebuilding;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All views that readers see are filled as one, by one node at a time, and none can hold up the others for long. */
class ViewGroupIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final Duration BOUND = Duration.ofMinutes(3);

    @Test
    void whatIsWrittenOnANodeThatDoesNotFillTheViewsIsSeenThereAtOnce() {
        try (RunningLedgerChat other = SERVER.alongside(Map.of("ALLOW_REGISTRATION", "true", "REGISTER_MAX", "1000"))) {
            double missed = missed(other);
            // Each round makes three or more writes; a slow machine may miss one of them, a node that is not told all.
            for (int i = 0; i < 3; i++) {
                TestClient person = other.signedIn();
                TestClient.expect(200, person.post("/api/user/terms/accept", null));
                assertThat(TestClient.json(person.get("/api/user/terms"))
                                .get("termsAccepted")
                                .asBoolean())
                        .isTrue();
            }
            assertThat(missed(other) - missed).isLessThan(3);
        }
    }

    @Test
    void aRebuildOnOneNodeIsFollowedByTheOther() {
        try (RunningLedgerChat other = SERVER.alongside(Map.of("ALLOW_REGISTRATION", "true", "REGISTER_MAX", "1000"))) {
            TestClient person = other.signedIn();
            assertThat(Rebuilding.of(SERVER, "conversation").differences()).isZero();
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(status(other, "conversation"))
                            .usingRecursiveComparison()
                            .ignoringFields("position", "head")
                            .isEqualTo(status(SERVER, "conversation")));

            TestClient.expect(200, person.post("/api/user/terms/accept", null));
            await().atMost(BOUND).until(() -> other.bean(ViewProcessors.class).awaitHead());
        }
    }

    @Test
    void aViewThatCannotTakeAnEventLeavesTheOthersAloneAndComesBackWhenItCan() {
        TestClient person = SERVER.signedIn();
        ChatTurn turn = ChatTurn.say(person, "before the poison");
        var sql = SERVER.bean(JdbcClient.class);
        String table = "conversation_v" + view().version() + "_g"
                + status(SERVER, "conversation").generation() + ".conversation";
        sql.sql("alter table " + table + " add constraint poison check (title is distinct from 'Poison')")
                .update();
        try {
            rename(person, turn, "Poison");
            await().atMost(BOUND).until(() -> !grouped(sql));

            TestClient.expect(200, person.post("/api/user/terms/accept", null));
            await().atMost(BOUND).untilAsserted(() -> {
                ViewStatus account = status(SERVER, "account");
                assertThat(account.position()).isEqualTo(account.head());
            });
            await().atMost(BOUND).until(() -> status(SERVER, "conversation").failing());
        } finally {
            sql.sql("alter table " + table + " drop constraint poison").update();
        }
        await().atMost(BOUND).until(() -> grouped(sql));
        await().atMost(BOUND).until(() -> SERVER.bean(ViewProcessors.class).awaitHead());
        assertThat(TestClient.json(person.get("/api/convos/" + turn.conversationId()))
                        .get("title")
                        .asString())
                .isEqualTo("Poison");
    }

    private static void rename(TestClient person, ChatTurn turn, String title) {
        TestClient.expect(
                201,
                person.post(
                        "/api/convos/update",
                        Map.of("arg", Map.of("conversationId", turn.conversationId(), "title", title))));
    }

    private static boolean grouped(JdbcClient sql) {
        return sql.sql("select grouped from ledger.view_generation where view = 'conversation' and live")
                .query(Boolean.class)
                .single();
    }

    private static View view() {
        return SERVER.bean(ViewProcessors.class).views().stream()
                .filter(view -> view.name().equals("conversation"))
                .findFirst()
                .orElseThrow();
    }

    private static ViewStatus status(RunningLedgerChat node, String name) {
        Optional<ViewStatus> known = node.bean(ViewProcessors.class).status().stream()
                .filter(status -> status.name().equals(name))
                .findFirst();
        return known.orElseThrow();
    }

    private static double missed(RunningLedgerChat node) {
        return node.bean(MeterRegistry.class)
                .counter("ledgerchat.views.wait.missed")
                .count();
    }
}
