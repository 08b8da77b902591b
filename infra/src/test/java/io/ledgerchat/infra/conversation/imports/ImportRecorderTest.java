package io.ledgerchat.infra.conversation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.command.conversation.ConversationImports.Order;
import io.ledgerchat.command.message.CopyConversation;
import io.ledgerchat.command.model.ModelEndpoint;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.message.ContentPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportRecorderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Order ORDER =
            new Order(new AccountId("65f000000000000000000001"), "USER", "Fake", "custom", null);

    private final List<Object> commands = new ArrayList<>();

    @Test
    void aMessageOfManyPiecesIsRefusedWhenTogetherTheyAreTooLong() {
        var piece = "{\"type\":\"text\",\"text\":\"" + "a".repeat(ImportRecorder.MOST_TEXT / 2) + "\"}";

        assertThatExceptionOfType(UnreadableExportException.class)
                .isThrownBy(() -> record(claude("[" + piece + "," + piece + ",{\"type\":\"text\",\"text\":\"a\"}]")))
                .withMessage("A message of the export is too long");
        assertThat(commands).isEmpty();
    }

    @Test
    void aLongMessageOfManyPiecesIsOneText() throws IOException {
        record(claude("[{\"type\":\"text\",\"text\":\"An \"},{\"type\":\"text\",\"text\":\"inlet\"}]"));

        assertThat(commands)
                .singleElement()
                .isInstanceOfSatisfying(
                        CopyConversation.class,
                        copied -> assertThat(
                                        copied.messages().getFirst().content().parts())
                                .containsExactly(new ContentPart.Text("An inlet")));
    }

    private static String claude(String content) {
        return "[{\"chat_messages\":[{\"uuid\":\"1\",\"sender\":\"assistant\",\"content\":" + content + "}]}]";
    }

    private void record(String export) throws IOException {
        var recorder = new ImportRecorder(
                new ImportRows.Job(UUID.randomUUID(), ORDER, 0),
                new NoEndpoints(),
                String::length,
                commands::add,
                recorded -> true,
                NOW);
        new ExportReader(() -> new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)), recorder).read();
    }

    private static final class NoEndpoints implements ModelEndpoints {
        @Override
        public Optional<Offer> offer(String endpointName) {
            return Optional.empty();
        }

        @Override
        public ModelEndpoint resolve(String endpointName, Turn turn) {
            throw new Unavailable("Not here");
        }

        @Override
        public List<String> models(String endpointName, AccountId caller) {
            return List.of();
        }
    }
}
