package io.ledgerchat.infra.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ledgerchat.command.account.Letter;
import io.ledgerchat.command.account.MailOutbox;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.infra.account.VaultCipher;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters in PostgreSQL, sealed, until they are sent. */
@Component
class VaultOutbox implements MailOutbox {
    private static final String PLACE = "letter/v1\n";
    private static final int AT_ONCE = 10;

    private final JdbcClient sql;
    private final VaultCipher cipher;
    private final ApplicationEventPublisher news;
    private final JsonMapper json = JsonMapper.builder().build();

    VaultOutbox(JdbcClient sql, VaultCipher cipher, ApplicationEventPublisher news) {
        this.sql = sql;
        this.cipher = cipher;
        this.news = news;
    }

    /** Something is there to be sent, once the transaction that says so commits. */
    record LetterHandedIn() {}

    record Waiting(long id, Letter letter, int attempts) {}

    @Override
    @Transactional
    public void handIn(AccountId about, Letter letter, Instant expiresAt, Instant at) {
        sql.sql("insert into vault.letter (account_id, sealed, due_at, expires_at) values (?, ?, ?, ?)")
                .params(about.value(), cipher.seal(PLACE + about.value(), written(letter)), time(at), time(expiresAt))
                .update();
        news.publishEvent(new LetterHandedIn());
    }

    /**
     * Takes letters that are due, a few at a time. Until {@code again} nobody else takes them; so a letter whose node dies
     * is sent by another one, in the worst case twice.
     */
    @Transactional
    public List<Waiting> take(Instant now, Instant again) {
        sql.sql("delete from vault.letter where expires_at < ?")
                .param(time(now))
                .update();
        return sql.sql("""
                        with next as materialized (
                          select letter_id from vault.letter where due_at <= ?
                          order by letter_id limit ? for update skip locked)
                        update vault.letter letter set due_at = ?, attempts = attempts + 1
                        from next where letter.letter_id = next.letter_id
                        returning letter.letter_id, account_id, sealed, attempts""")
                .params(time(now), AT_ONCE, time(again))
                .query((row, number) -> new Waiting(
                        row.getLong("letter_id"),
                        read(cipher.open(PLACE + row.getString("account_id"), row.getBytes("sealed"))),
                        row.getInt("attempts")))
                .list();
    }

    @Transactional
    public void sent(long id) {
        sql.sql("delete from vault.letter where letter_id = ?").param(id).update();
    }

    @Transactional
    public void postpone(long id, Instant to) {
        sql.sql("update vault.letter set due_at = ? where letter_id = ?")
                .params(time(to), id)
                .update();
    }

    private String written(Letter letter) {
        try {
            return json.writeValueAsString(letter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a letter could not be kept", e);
        }
    }

    private Letter read(String text) {
        try {
            return json.readValue(text, Letter.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a letter could not be read");
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
