package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.query.ledger.Verification.Finding;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes a log at random places, as somebody would who may write to the database, and knows what must be said of it. */
final class Tampering {
    private final UncommittedLog log;
    private final JdbcClient sql;
    private final int events;
    private final RandomGenerator random;

    Tampering(UncommittedLog log, int events, long seed) {
        this.log = log;
        this.sql = log.sql;
        this.events = events;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** What was done, and what must be said of it; a position below 0 stands for any. */
    record Change(String what, String kind, long position) {
        boolean isNamedBy(Finding finding) {
            return finding.kind().equals(kind) && (position < 0 || finding.position() == position);
        }
    }

    /** Of ten kinds, one after the other. */
    Change change(int number) {
        long position = 2 * random.nextLong(2, events - 1);
        return switch (number % 10) {
            case 0, 1 -> flipped(position);
            case 2 -> changed(position, "time_stamp", "'2026-03-04T05:06:07.8901Z'");
            case 3 -> changed(position, "sequence_number", "sequence_number + 1");
            case 4 -> changed(position, "meta_data", "convert_to('{\"actor\":\"eve\",\"source\":\"http\"}', 'UTF8')");
            case 5 -> removed(position);
            case 6 -> inserted(position + 1);
            case 7 -> swapped(position, position == 4 ? 6 : 4);
            case 8 -> cut(position);
            default -> forged(position, number);
        };
    }

    Change flipped(long position) {
        int bit = random.nextInt(8 * "{\"number\":1".length());
        sql.sql("update ledger.domain_event_entry set payload = set_bit(payload, ?, 1 - get_bit(payload, ?))"
                        + " where global_index = ?")
                .params(bit, bit, position)
                .update();
        return new Change("bit " + bit + " at " + position, "changed", position);
    }

    private Change changed(long position, String column, String value) {
        sql.sql("update ledger.domain_event_entry set " + column + " = " + value + " where global_index = ?")
                .param(position)
                .update();
        return new Change(column + " at " + position, "changed", position);
    }

    private Change removed(long position) {
        sql.sql("delete from ledger.domain_event_entry where global_index = ?")
                .param(position)
                .update();
        return new Change("removed " + position, "removed", position);
    }

    private Change inserted(long position) {
        sql.sql("""
                insert into ledger.domain_event_entry
                select ?, 'inserted', 'thing:inserted', 0, type, payload_type, payload_revision, payload, meta_data,
                  time_stamp from ledger.domain_event_entry where global_index = ?""").params(position, position - 1).update();
        return new Change("inserted " + position, "inserted", position);
    }

    private Change swapped(long one, long other) {
        move(one, -1);
        move(other, one);
        move(-1, other);
        return new Change("swapped " + one + " and " + other, "swapped", one);
    }

    private void move(long from, long to) {
        sql.sql("update ledger.domain_event_entry set global_index = ? where global_index = ?")
                .params(to, from)
                .update();
    }

    private Change cut(long position) {
        sql.sql("delete from ledger.domain_event_entry where global_index >= ?")
                .param(position)
                .update();
        return new Change("cut at " + position, "truncated", position);
    }

    /** An event is changed, or the log cut, and the tree made to fit. Every other time the checkpoint is removed as well. */
    private Change forged(long position, int number) {
        if (number % 20 == 9) {
            sql.sql("delete from ledger.checkpoint").update();
        }
        long leaf = position / 2 - 1;
        if (number % 40 > 20) {
            long last = leaf / 256 * 256;
            sql.sql("delete from ledger.domain_event_entry where global_index > ?")
                    .param(last * 2)
                    .update();
            sql.sql("delete from ledger.leaf").update();
            sql.sql("delete from ledger.leaf_tile where number >= ?")
                    .param(last / 256)
                    .update();
            sql.sql("delete from ledger.tree_node where (index + 1) << (level - 8) > ?")
                    .param(last / 256)
                    .update();
            sql.sql("update ledger.tree set size = ?, position = ?")
                    .params(last, last * 2)
                    .update();
            return new Change("cut with its tree at " + position, "truncated", -1);
        }
        changed(position, "payload", "convert_to('{}', 'UTF8')");
        Hash hash = log.stored.read(position - 1, position, 1).getFirst().leaf().orElseThrow();
        int updated = sql.sql("update ledger.leaf_tile set hashes = overlay(hashes placing ? from ?) where number = ?")
                .params(hash.bytes(), (int) (leaf % 256) * 32 + 1, leaf / 256)
                .update();
        if (updated == 0) {
            sql.sql("update ledger.leaf set hash = ? where index = ?")
                    .params(hash.bytes(), leaf)
                    .update();
        }
        return new Change("forged with its leaf at " + position, "checkpoint", -1);
    }
}
