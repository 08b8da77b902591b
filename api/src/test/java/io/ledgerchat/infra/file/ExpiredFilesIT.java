package io.ledgerchat.infra.file;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.Uploaded;
import io.ledgerchat.command.WhenTimeIsOverThenItIsDeleted;
import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.command.file.UploadSource;
import io.ledgerchat.command.file.Uploads;
import io.ledgerchat.command.file.WhenFileDeletedThenBytesAreRemoved;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files of temporary chats: how long they are kept, and that they go (contract 60 §12). */
class ExpiredFilesIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient ada = SERVER.signedIn();

    @Test
    void aFileOfATemporaryChatGoesAfterThirtyDaysAndOneOfAnotherChatStays() {
        var temporary = upload(form().field("isTemporary", "true"));
        var ofChat = upload(form().field("isTemporary", "false"));

        var expires = Instant.parse(temporary.get("expiredAt").asString());
        assertThat(expires).isCloseTo(Instant.now().plus(Duration.ofDays(30)), within(5, ChronoUnit.MINUTES));
        assertThat(ofChat.has("expiredAt")).isFalse();
        assertThat(json(ada.get("/api/files"))).hasSize(2);
    }

    @Test
    void aFileThatAChatTookAlongStaysAsLongAsTheChat() {
        var temporary = upload(form().field("isTemporary", "true"));

        say("keep this", temporary, Map.of("isTemporary", false));

        assertThat(kept().has("expiredAt")).isFalse();
    }

    @Test
    void aTemporaryChatThatIsTurnedBackKeepsItsFiles() {
        var temporary = upload(form().field("isTemporary", "true"));
        var turn = say("look at this", temporary, Map.of("isTemporary", true));
        assertThat(kept().has("expiredAt")).isTrue();

        turn.then(ada, "let us stay here");

        assertThat(kept().has("expiredAt")).isFalse();
    }

    @Test
    void theHoursOfAFileCountAnewWithThoseOfItsChat() {
        var temporary = upload(form().field("isTemporary", "true"));
        var turn = say("look at this", temporary, Map.of("isTemporary", true));
        var first = Instant.parse(kept().get("expiredAt").asString());

        var next = Map.<String, Object>of(
                "isTemporary", true, "conversationId", turn.conversationId(), "parentMessageId", turn.replyId());
        ChatTurn.hear(ada, ChatTurn.start(ada, "and on", next));

        assertThat(Instant.parse(kept().get("expiredAt").asString())).isAfter(first);
    }

    private ChatTurn say(String text, JsonNode file, Map<String, Object> more) {
        var turn = new HashMap<>(more);
        turn.put(
                "files",
                List.of(Map.of("file_id", file.get("file_id").asString(), "type", "text/plain", "filepath", "x")));
        return ChatTurn.hear(ada, ChatTurn.start(ada, text, turn));
    }

    private JsonNode kept() {
        return json(expect(200, ada.get("/api/files"))).get(0);
    }

    @Test
    void whatHasExpiredIsDeletedWithItsBytes() throws IOException {
        var id = new FileId(UUID.randomUUID().toString());
        var place = record(id, Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.MILLIS));

        Awaitility.await().untilAsserted(() -> {
            SERVER.bean(WhenTimeIsOverThenItIsDeleted.class).look();
            assertThat(json(expect(200, ada.get("/api/files")))).isEmpty();
        });
        expect(404, ada.get("/api/files/download/x/" + id.value()));
        var store = SERVER.bean(FileStores.class).of(place.source()).orElseThrow();
        Awaitility.await().untilAsserted(() -> {
            SERVER.bean(WhenFileDeletedThenBytesAreRemoved.class).removeDue();
            assertThatThrownBy(() -> store.open(place.key())).isInstanceOf(NoSuchFileException.class);
        });
    }

    private FilePlace record(FileId id, Instant expiry) throws IOException {
        var owner = new AccountId(ada.accountId());
        var spare = new FileId(UUID.randomUUID().toString());
        var place = SERVER.bean(Uploads.class)
                .store(owner, id, spare, FileStores.Kind.DOCUMENT, UploadSource.of(new byte[] {65}), "text/plain");
        SERVER.bean(Commands.class)
                .<FileId>send(Uploaded.record(id, spare, owner, "text/plain", place, expiry, expiry.minusSeconds(1)));
        return place;
    }

    private JsonNode upload(MultipartBody form) {
        return json(expect(200, ada.upload("/api/files", form.file("a.txt", "text/plain", new byte[] {65}))));
    }

    private static MultipartBody form() {
        return new MultipartBody().field("endpoint", "openAI");
    }
}
