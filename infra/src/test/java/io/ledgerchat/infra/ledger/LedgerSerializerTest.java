package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import io.ledgerchat.event.account.AccountEvent.TermsAccepted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationArchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationRenamed;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationSettingsChanged;
import io.ledgerchat.event.message.MessageEvent.ReplyCompleted;
import io.ledgerchat.infra.key.AlteredFieldException;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.InMemoryDataKeys;
import io.ledgerchat.infra.key.MissingKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;

class LedgerSerializerTest {
    private static final Instant T = Instant.parse("2026-11-21T12:00:00Z");

    private final InMemoryDataKeys keys = new InMemoryDataKeys();
    private final LedgerSerializer serializer = new LedgerSerializer(EventCatalogue.standard(), new FieldCipher(keys));

    @Test
    void personalTextIsNowhereInTheStoredBytes() {
        assertThat(text(serializer.serialize(renamed("Engine"), byte[].class))).doesNotContain("Engine");
    }

    @Test
    void instantsHaveExactlyMilliseconds() {
        var archived = new ConversationArchived(EventSamples.TALK, EventSamples.ADA, T);

        assertThat(text(serializer.serialize(archived, byte[].class)))
                .isEqualTo("{\"conversationId\":\"7c9e6679-7425-40de-944b-e07fc1f90ae7\","
                        + "\"owner\":\"65f0c0ffee65f0c0ffee65f0\",\"archivedAt\":\"2026-11-21T12:00:00.000Z\"}");
    }

    @Test
    void absentComponentsAreLeftOut() {
        var registered = new AccountRegistered(
                EventSamples.ADA,
                Personal.of(EventSamples.ADA, "a"),
                Personal.of(EventSamples.ADA, "b"),
                null,
                "local",
                "USER",
                false,
                T,
                null);

        var stored = serializer.serialize(registered, byte[].class);

        assertThat(text(stored)).doesNotContain("username");
        assertThat(read(Object.class, stored)).isEqualTo(registered);
    }

    @Test
    void whatANewerNodeAddedUnderTheSameRevisionIsIgnored() throws IOException {
        var accepted = new TermsAccepted(EventSamples.ADA, T);

        assertThat(read(Object.class, changed(accepted, json -> json.put("version", "2027"))))
                .isEqualTo(accepted);
    }

    @Test
    void aDestroyedKeyLeavesTombstones() {
        var renamed = serializer.serialize(renamed("Engine"), byte[].class);
        var settings = serializer.serialize(settingsChanged(), byte[].class);
        var reply = serializer.serialize(replyCompleted(), byte[].class);

        keys.destroy(EventSamples.TALK.subject());

        assertThat(read(ConversationRenamed.class, renamed).title())
                .isEqualTo(Personal.erased(EventSamples.TALK.subject()));
        assertThat(read(ConversationSettingsChanged.class, settings)
                        .settings()
                        .parameters()
                        .isErased())
                .isTrue();
        assertThat(read(ReplyCompleted.class, reply).content().isErased()).isTrue();
    }

    @Test
    void whatIsWrittenAboutAnErasedSubjectIsATombstoneAtOnce() {
        keys.destroy(EventSamples.TALK.subject());

        var stored = serializer.serialize(renamed("Engine"), byte[].class);

        assertThat(text(stored)).contains("\"key\"").doesNotContain("\"value\"");
        assertThat(read(ConversationRenamed.class, stored).title().isErased()).isTrue();
    }

    @Test
    void aTombstoneCanBeStored() {
        var erased = new ConversationRenamed(
                EventSamples.TALK, EventSamples.ADA, Personal.erased(EventSamples.TALK.subject()), T);

        assertThat(read(Object.class, serializer.serialize(erased, byte[].class)))
                .isEqualTo(erased);
    }

    @Test
    void aKeyWithoutARowIsAnAlarmAndNoTombstone() {
        var stored = serializer.serialize(renamed("Engine"), byte[].class);

        keys.forget(EventSamples.TALK.subject());

        assertThatThrownBy(() -> serializer.deserialize(stored)).isInstanceOf(MissingKeyException.class);
    }

    @Test
    void alteredCiphertextIsRefused() {
        assertThatThrownBy(() -> serializer.deserialize(changed(renamed("Engine"), json -> {
                    var title = (ObjectNode) json.get("title");
                    var value = Base64.getDecoder().decode(title.get("value").asText());
                    value[value.length - 20] ^= 1;
                    title.put("value", value);
                })))
                .isInstanceOf(AlteredFieldException.class);
        assertThatThrownBy(() -> serializer.deserialize(
                        changed(renamed("Engine"), json -> ((ObjectNode) json.get("title")).put("value", "AAAA"))))
                .isInstanceOf(AlteredFieldException.class);
    }

    @Test
    void valuesOfTwoFieldsCannotChangePlaces() {
        assertThatThrownBy(() ->
                        serializer.deserialize(changed(EventSamples.all().getFirst(), json -> {
                            var email = json.get("email");
                            json.set("email", json.get("name"));
                            json.set("name", email);
                        })))
                .isInstanceOf(AlteredFieldException.class);
    }

    @Test
    void aValueCannotMoveToAnotherKindOfEvent() throws IOException {
        var bytes = changed(renamed("Engine"), json -> json.put("titledAt", "2026-11-21T12:00:00.000Z"))
                .getData();
        var moved =
                new SimpleSerializedObject<>(bytes, byte[].class, new SimpleSerializedType("conversation.titled", "1"));

        assertThatThrownBy(() -> serializer.deserialize(moved)).isInstanceOf(AlteredFieldException.class);
    }

    @Test
    void aValueCannotBeAttributedToAnotherSubject() {
        assertThatThrownBy(() -> serializer.deserialize(changed(
                        renamed("Engine"),
                        json -> ((ObjectNode) json.get("title"))
                                .put("subject", EventSamples.ADA.subject().toString()))))
                .isInstanceOf(AlteredFieldException.class);
    }

    @Test
    void unknownNamesAndRevisionsAreNeverPassedOver() {
        assertThatThrownBy(() -> serializer.classForType(new SimpleSerializedType("conversation.sung", "1")))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("conversation.sung");
        assertThatThrownBy(() -> serializer.classForType(new SimpleSerializedType("conversation.renamed", "2")))
                .isInstanceOf(UnknownEventException.class);
        assertThatThrownBy(() -> serializer.serialize("a text", byte[].class))
                .isInstanceOf(UnknownEventException.class);
    }

    @Test
    void metadataIsTextOnly() {
        var metaData = MetaData.from(Map.of("actor", "account:1", "source", "http"));

        var stored = serializer.serialize(metaData, byte[].class);

        assertThat(read(Object.class, new SerializedMetaData<>(stored.getData(), byte[].class)))
                .isEqualTo(metaData);
        assertThatThrownBy(() -> serializer.serialize(MetaData.with("attempt", 1), byte[].class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("attempt");
    }

    private SerializedObject<byte[]> changed(Object event, Consumer<ObjectNode> change) throws IOException {
        var stored = serializer.serialize(event, byte[].class);
        var mapper = new ObjectMapper();
        var json = (ObjectNode) mapper.readTree(stored.getData());
        change.accept(json);
        return new SimpleSerializedObject<>(mapper.writeValueAsBytes(json), byte[].class, stored.getType());
    }

    private <T> T read(Class<T> type, SerializedObject<byte[]> stored) {
        return type.cast(serializer.deserialize(stored));
    }

    private static ConversationRenamed renamed(String title) {
        return new ConversationRenamed(EventSamples.TALK, EventSamples.ADA, EventSamples.talk(title), T);
    }

    private static ConversationSettingsChanged settingsChanged() {
        return new ConversationSettingsChanged(
                EventSamples.TALK, EventSamples.ADA, EventSamples.settings(), false, null, T);
    }

    private static Object replyCompleted() {
        return EventSamples.all().stream()
                .filter(ReplyCompleted.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static String text(SerializedObject<byte[]> stored) {
        return new String(stored.getData(), StandardCharsets.UTF_8);
    }
}
