package io.ledgerchat.infra.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.SealedField;
import io.ledgerchat.infra.key.UnreadableFieldException;
import io.ledgerchat.infra.ledger.LedgerJson;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Encrypts what a reply produced so far as the log will encrypt it: under the conversation's key, bound to its place. */
@Component
class CheckpointCipher {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointCipher.class);
    private static final String PLACE = "vault.reply-lease/checkpoint";
    private static final TypeReference<List<ContentPart>> CONTENT = new TypeReference<>() {};

    private final FieldCipher cipher;
    private final ObjectMapper json = LedgerJson.plain();

    CheckpointCipher(FieldCipher cipher) {
        this.cipher = cipher;
    }

    SealedField seal(ConversationId conversation, List<ContentPart> content) {
        try {
            return cipher.seal(
                    conversation.subject(), PLACE, json.writerFor(CONTENT).writeValueAsBytes(content));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("content parts cannot be written", impossible);
        }
    }

    /** Nothing if the conversation is erased. What cannot be read is given up: its reply must end all the same. */
    List<ContentPart> open(ConversationId conversation, UUID key, byte[] value) {
        try {
            var plain = cipher.open(new SealedField(conversation.subject(), key, value), PLACE);
            return plain.isEmpty() ? List.of() : json.readValue(plain.get(), CONTENT);
        } catch (UnreadableFieldException | IOException unreadable) {
            LOG.error(
                    "A checkpoint of {} cannot be read: {}",
                    conversation,
                    unreadable.getClass().getName());
            return List.of();
        }
    }
}
