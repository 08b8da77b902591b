package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.FileRemovals;
import io.ledgerchat.command.ledger.Holds;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.file.FilePlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is to be removed, in PostgreSQL; nodes that look at once share the work. */
@Component
class VaultFileRemovals implements FileRemovals {
    private final JdbcClient sql;
    private final Holds holds;

    VaultFileRemovals(JdbcClient sql, Holds holds) {
        this.sql = sql;
        this.holds = holds;
    }

    @Override
    @Transactional
    public void add(FilePlace place, Subject owner, List<Subject> partOf, Instant due) {
        sql.sql("insert into vault.file_removal (source, key, owner, part_of, due) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(
                        place.source(),
                        place.key(),
                        owner.toString(),
                        partOf.stream().map(Subject::toString).toArray(String[]::new),
                        Timestamp.from(due))
                .update();
    }

    @Override
    @Transactional
    public List<FilePlace> claim(Set<String> sources, Instant now, Instant until, int limit) {
        return sql.sql("""
                        with next as materialized (
                          select source, key from vault.file_removal waiting
                          where due <= ? and source = any (?) and not exists (
                            select 1 from vault.legal_hold hold
                            where (hold.subject = waiting.owner or hold.subject = any(waiting.part_of))
                              and (hold.until is null or hold.until > ?))
                          order by due limit ? for update skip locked)
                        update vault.file_removal removal set due = ?
                        from next where removal.source = next.source and removal.key = next.key
                        returning removal.source, removal.key""")
                .params(
                        Timestamp.from(now),
                        sources.toArray(String[]::new),
                        Timestamp.from(now),
                        limit,
                        Timestamp.from(until))
                .query((row, _) -> new FilePlace(row.getString(1), row.getString(2)))
                .list();
    }

    @Override
    public boolean removeUnlessHeld(FilePlace place, Instant now, Removal removal) throws IOException {
        try {
            return holds.unlessHeld(keepers(place), now, () -> remove(place, removal));
        } catch (UncheckedIOException away) {
            throw away.getCause();
        }
    }

    private Set<Subject> keepers(FilePlace place) {
        return sql
                .sql("select keeper from vault.file_removal, unnest(array_append(part_of, owner::text)) keeper"
                        + " where source = ? and key = ? and keeper is not null")
                .params(place.source(), place.key())
                .query((row, _) -> Subject.parse(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private void remove(FilePlace place, Removal removal) {
        try {
            removal.remove();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
        sql.sql("delete from vault.file_removal where source = ? and key = ?")
                .params(place.source(), place.key())
                .update();
    }

    @Override
    @Transactional
    public void postpone(FilePlace place, Instant due) {
        sql.sql("update vault.file_removal set due = ? where source = ? and key = ?")
                .params(Timestamp.from(due), place.source(), place.key())
                .update();
    }

    @Override
    public Set<String> waitingSince(Instant moment) {
        return sql.sql("select distinct source from vault.file_removal where due < ?")
                .param(Timestamp.from(moment))
                .query(String.class)
                .set();
    }

    @Override
    public long waiting(Subject owner) {
        return sql.sql("select count(*) from vault.file_removal where owner = ?")
                .param(owner.toString())
                .query(Long.class)
                .single();
    }
}
