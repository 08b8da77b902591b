package io.ledgerchat.infra.conversation.imports;

import io.ledgerchat.command.conversation.ConversationImports.TooLarge;
import io.ledgerchat.event.Subject;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.SealedField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps exports in parts of a megabyte, encrypted under the key of the account that imports them. */
@Component
class ImportParts {
    private static final String PLACE = "vault.conversation-import/part";
    private static final int SIZE = 1024 * 1024;

    private final JdbcClient sql;
    private final FieldCipher cipher;

    ImportParts(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /** Never more than one part of it is in memory. */
    void keep(UUID importId, Subject owner, InputStream export, long limit) throws IOException {
        long length = 0;
        int number = 0;
        for (byte[] part = export.readNBytes(SIZE); part.length > 0; part = export.readNBytes(SIZE)) {
            length += part.length;
            if (length > limit) {
                throw new TooLarge();
            }
            var kept = cipher.seal(owner, PLACE, part);
            sql.sql("""
                            insert into vault.conversation_import_part (import_id, part, key_id, bytes)
                            values (?, ?, ?, ?)""")
                    .param(importId)
                    .param(number++)
                    .param(kept.key().orElse(null))
                    .param(kept.value().orElse(null))
                    .update();
        }
    }

    /** From its beginning; what the owner's erased key protected reads as if it ended there. */
    InputStream open(UUID importId, Subject owner) {
        return new Parts(importId, owner);
    }

    private Optional<byte[]> part(UUID importId, Subject owner, int number) {
        return sql.sql("select key_id, bytes from vault.conversation_import_part where import_id = ? and part = ?")
                .params(importId, number)
                .query((row, index) ->
                        new SealedField(owner, row.getObject("key_id", UUID.class), row.getBytes("bytes")))
                .optional()
                .flatMap(kept -> cipher.open(kept, PLACE));
    }

    private final class Parts extends InputStream {
        private final UUID importId;
        private final Subject owner;
        private int number;
        private InputStream part = InputStream.nullInputStream();
        private boolean over;

        Parts(UUID importId, Subject owner) {
            this.importId = importId;
            this.owner = owner;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int read = part.read(into, from, length);
            while (read < 0 && !over) {
                var next = part(importId, owner, number++);
                over = next.isEmpty();
                part = new ByteArrayInputStream(next.orElse(new byte[0]));
                read = part.read(into, from, length);
            }
            return read;
        }
    }
}
