package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.event.EventType;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.CopiedContent;
import io.ledgerchat.event.message.MessageEvent.MessageCopied;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageEvent.ReplyStopped;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.infra.key.InMemoryDataKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The stored form of every event, as approved. A new event's text is written with {@code -Dapprove.events=true}; that of
 * an old one never changes, since logs with it exist.
 */
class StoredEventsTest {
    private static final Path APPROVED = Path.of("src/test/resources/events");
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everyEventIsStoredAsApprovedAndReadBack() {
        return EventSamples.all().stream()
                .map(event -> DynamicTest.dynamicTest(describe(event).name(), () -> check(event)));
    }

    @Test
    void whatWasAddedToAnEventLaterIsReadBackToo() {
        var left = List.of(new Attachment("call-1", Map.of("type", "memory", "memory", Map.of("key", "home"))));
        var talk = new ConversationId("7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f");
        var reply = new MessageId("11111111-aaaa-4aaa-8aaa-000000000002");
        var ada = new AccountId("65f0c0ffee0000000000a001");
        var completed = new ReplyCompleted(
                reply,
                talk,
                ada,
                Personal.of(talk, List.of()),
                null,
                null,
                3,
                Instant.parse("2026-01-31T10:00:00Z"),
                Personal.of(talk, left));
        var copied = new MessageCopied(
                reply,
                talk,
                ada,
                "65f0c0ffee0000000000d001",
                MessageId.ROOT,
                false,
                Personal.of(
                        talk,
                        new CopiedContent(
                                "GPT",
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                left,
                                Map.of("usage", Map.of("input", 21)),
                                Map.of("rating", "thumbsUp"))),
                "openAI",
                null,
                null,
                3,
                false,
                null,
                Instant.parse("2026-01-31T10:00:00Z"),
                Instant.parse("2026-01-31T10:00:00Z"));
        var started = new ReplyStarted(
                reply,
                talk,
                ada,
                "65f0c0ffee0000000000d001",
                MessageId.ROOT,
                "openAI",
                "gpt-4o",
                "GPT-4o",
                null,
                false,
                null,
                Instant.parse("2026-01-31T10:00:00Z"),
                null,
                "openAI__gpt-4.1____1");
        var bySomebody = new ContentPart.Attributed("openAI__gpt-4.1____1", 1, new ContentPart.Text("Good evening"));
        var stopped = new ReplyStopped(
                reply,
                talk,
                ada,
                Personal.of(talk, List.of(bySomebody)),
                null,
                3,
                Instant.parse("2026-01-31T10:00:00Z"));
        var serializer = new LedgerSerializer(CATALOGUE, new InMemoryDataKeys().repeatableCipher());
        for (Object event : List.of(completed, copied, started, stopped)) {
            Object read = serializer.deserialize(serializer.serialize(event, byte[].class));
            assertThat(read).isEqualTo(event);
        }
    }

    @Test
    void everyKindOfEventHasOneSample() {
        assertThat(EventSamples.all())
                .extracting(Object::getClass)
                .map(type -> (Object) type)
                .containsExactlyInAnyOrderElementsOf(CATALOGUE.all().stream()
                        .map(event -> (Object) event.type())
                        .toList());
    }

    @Test
    void everyApprovedTextIsOfAnEventThatExists() throws IOException {
        try (var files = Files.list(APPROVED)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.v\\d+\\.json$", "")))
                    .allSatisfy(name -> assertThat(CATALOGUE.named(name)).isPresent());
        }
    }

    private static void check(Object event) throws IOException {
        var type = describe(event);
        var keys = new InMemoryDataKeys();
        var serializer = new LedgerSerializer(CATALOGUE, keys.repeatableCipher());
        var file = APPROVED.resolve(type.name() + ".v" + type.revision() + ".json");

        var stored = serializer.serialize(event, byte[].class);
        var text = JSON.readTree(stored.getData()).toPrettyString() + "\n";
        if (Boolean.getBoolean("approve.events") && Files.notExists(file)) {
            Files.writeString(file, text);
        }

        assertThat(text).isEqualTo(Files.readString(file));
        assertThat(stored.getType()).isEqualTo(new SimpleSerializedType(type.name(), type.revision()));
        Object fromBytes = serializer.deserialize(stored);
        Object fromTree = serializer.deserialize(upcast(stored.getData(), type));
        assertThat(List.of(fromBytes, fromTree)).containsOnly(event);
    }

    /** Upcasters hand over trees instead of bytes; places must be the same in both. */
    private static SimpleSerializedObject<JsonNode> upcast(byte[] bytes, EventType type) throws IOException {
        return new SimpleSerializedObject<>(
                JSON.readTree(bytes), JsonNode.class, new SimpleSerializedType(type.name(), type.revision()));
    }

    private static EventType describe(Object event) {
        return CATALOGUE.ofClass(event.getClass()).orElseThrow();
    }
}
