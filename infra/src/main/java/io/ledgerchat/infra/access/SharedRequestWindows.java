package io.ledgerchat.infra.access;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.access.RequestWindows;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Counts for all nodes, in an unlogged table: a crash of the database forgets the counts, which only lets a few requests
 * more pass. Keys are hashed: they hold addresses of people who have no account, and a copy of the database is no list of them.
 */
class SharedRequestWindows implements RequestWindows {
    private static final int REMOVED_AT_ONCE = 1_000;

    private final Clock clock;
    private final KeyedHash hash;
    private final ProxyManager<String> buckets;

    SharedRequestWindows(DataSource dataSource, KeyedHash hash, Clock clock) {
        this.clock = clock;
        this.hash = hash;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .table("vault.request_window")
                .primaryKeyMapper(io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper.STRING)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .build();
    }

    @Override
    public Counted count(String key, int max, Duration length) {
        if (max < 1) {
            return new Counted(false, 0, clock.instant().plus(length));
        }
        var probe = buckets.builder()
                .build(
                        hash.of("window", key),
                        () -> BucketConfiguration.builder()
                                .addLimit(limit -> limit.capacity(max).refillIntervally(max, length))
                                .build())
                .tryConsumeAndReturnRemaining(1);
        return new Counted(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                clock.instant().plusNanos(probe.getNanosToWaitForReset()));
    }

    @Scheduled(fixedDelay = 300_000)
    void removeClosed() {
        if (buckets instanceof io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner cleaner) {
            int removed;
            do {
                removed = cleaner.removeExpired(REMOVED_AT_ONCE);
            } while (removed >= REMOVED_AT_ONCE);
        }
    }
}
