package io.ledgerchat.api.ledger;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.MovableClock;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.Uploaded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** What happened in March and April of 2026 among three people, their administrator and an auditor. */
final class Springtime implements AutoCloseable {
    private static final Instant SPRING = Instant.parse("2026-03-02T09:00:00Z");

    final Path home = RunningLedgerChat.temporaryHome();
    private final MovableClock clock = MovableClock.at(SPRING);

    RunningLedgerChat server;
    TestClient admin;
    TestClient auditor;
    TestClient ada;
    TestClient bob;
    TestClient carol;
    SavedAgent reviewer;
    ChatTurn kept;
    ChatTurn forgotten;
    String link;

    /** Starts a server and lets it all happen there, up to now. */
    void happen() {
        server = RunningLedgerChat.start(
                home,
                Map.of(
                        "ALLOW_REGISTRATION",
                        "true",
                        "LOGIN_MAX",
                        "1000",
                        "REGISTER_MAX",
                        "1000",
                        "CONFIG_PATH",
                        FakeEndpoint.configuration(home).toString(),
                        "ledgerchat.retention.look-every",
                        "PT2S",
                        "ledgerchat.retention.first-look",
                        "PT2S"),
                clock);
        admin = server.administrator();
        auditor = server.signedIn();
        expect(200, admin.post("/api/admin/roles/AUDITOR/members", Map.of("userId", auditor.accountId())));
        expect(200, admin.put("/api/roles/USER/agents", Map.of("SHARE", true)));
        ada = server.signedIn();
        bob = server.signedIn();
        carol = server.signedIn();

        on("2026-03-10T10:00:00Z");
        reviewer = SavedAgent.by(ada, Map.of("name", "Contract reviewer"));
        access(List.of(viewer(bob)), List.of());
        kept = ChatTurn.say(ada, "keep the magpie");
        link = json(expect(200, ada.post("/api/share/" + kept.conversationId(), Map.of())))
                .get("shareId")
                .asString();
        Uploaded.byWebClient(ada, "notes.txt", "notes of march");

        on("2026-03-12T10:00:00Z");
        expect(200, carol.get("/api/share/" + link));
        forgotten = ChatTurn.say(bob, "forget the heron");
        var unneeded = ChatTurn.say(carol, "nobody needs the dunnock");
        Uploaded.byWebClient(carol, "notes.txt", "notes of march");

        on("2026-03-20T10:00:00Z");
        expect(200, ada.patch(reviewer.path(), Map.of("name", "Contract keeper", "description", "since the 20th")));
        access(List.of(), List.of(viewer(bob)));

        on("2026-04-05T10:00:00Z");
        access(List.of(viewer(carol)), List.of());

        // Its title is recorded behind the reply; later than this it would make it a conversation of today.
        Awaitility.await().until(() -> titled(carol, unneeded));
        clock.moveToNow();
        everybodySignsInAgain();
    }

    private static boolean titled(TestClient person, ChatTurn said) {
        return !json(expect(200, person.get("/api/convos/" + said.conversationId())))
                .path("title")
                .asString("New Chat")
                .equals("New Chat");
    }

    private void on(String time) {
        clock.moveTo(Instant.parse(time));
        everybodySignsInAgain();
    }

    private void everybodySignsInAgain() {
        for (TestClient person : List.of(admin, auditor, ada, bob, carol)) {
            person.signIn(person.email());
        }
    }

    private static Map<String, Object> viewer(TestClient person) {
        return Map.of("type", "user", "id", person.accountId(), "accessRoleId", "agent_viewer");
    }

    private void access(List<?> updated, List<?> removed) {
        expect(
                200,
                ada.put(
                        "/api/permissions/agent/" + reviewer.documentId(),
                        Map.of("updated", updated, "removed", removed)));
    }

    @Override
    public void close() {
        clock.close();
        if (server != null) {
            server.close();
        }
    }
}
