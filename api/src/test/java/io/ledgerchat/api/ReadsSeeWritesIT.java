package io.ledgerchat.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A client that got its answer sees the change in its next read, alone and among others. */
class ReadsSeeWritesIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    @Test
    void aRenameIsSeenByTheNextRead() {
        renamesAreSeen(SERVER.signedIn(), 25);
    }

    @Test
    void renamesByEightPeopleAtOnceAreEachSeenByTheirNextRead() throws Exception {
        var runs = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                TestClient person = SERVER.signedIn();
                runs.add(threads.submit(() -> renamesAreSeen(person, 10)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
    }

    private static void renamesAreSeen(TestClient person, int times) {
        ChatTurn turn = ChatTurn.say(person, "to be renamed");
        for (int i = 0; i < times; i++) {
            String title = "Title " + i;
            TestClient.expect(
                    201,
                    person.post(
                            "/api/convos/update",
                            Map.of("arg", Map.of("conversationId", turn.conversationId(), "title", title))));
            assertThat(TestClient.json(person.get("/api/convos/" + turn.conversationId()))
                            .get("title")
                            .asString())
                    .isEqualTo(title);
            assertThat(TestClient.json(person.get("/api/convos"))
                            .get("conversations")
                            .get(0)
                            .get("title")
                            .asString())
                    .isEqualTo(title);
        }
    }
}
