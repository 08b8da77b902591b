package io.ledgerchat.infra.file;

import io.ledgerchat.command.file.FileRemovals;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.file.FilePlace;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is to be removed, in PostgreSQL; nodes that look at once share the work. */
@Component
class VaultFileRemovals implements FileRemovals {
    private final JdbcClient sql;

    VaultFileRemovals(JdbcClient sql) {
        this.sql = sql;
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
    @Transactional
    public void done(FilePlace place) {
        sql.sql("delete from vault.file_removal where source = ? and key = ?")
                .params(place.source(), place.key())
                .update();
    }

    @Override
    public long waiting(Subject owner) {
        return sql.sql("select count(*) from vault.file_removal where owner = ?")
                .param(owner.toString())
                .query(Long.class)
                .single();
    }
}
