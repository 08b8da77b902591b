package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast a generation is filled. A polite one takes few events at a time and rests before each batch: three times as
 * long as the last one took, so that it never has more than a quarter of a processor, and the longer the slower a live
 * read is compared with how long it took when nothing was rebuilt.
 */
final class Pace implements Runnable {
    private static final int POLITE_BATCH = 100;
    private static final int REST = 3;
    private static final int PROBES = 9;
    private static final long FIRST = 20;
    private static final long LONGEST = 1_000;

    private final JdbcClient sql;
    private final boolean polite;
    private final long quiet;
    private final AtomicLong pause;
    /** When the last batch began; the processor takes one batch at a time. */
    private volatile long begun;

    Pace(JdbcClient sql, boolean polite) {
        this.sql = sql;
        this.polite = polite;
        this.quiet = polite ? slowRead() : 0;
        this.pause = new AtomicLong(polite ? FIRST : 0);
        this.begun = System.nanoTime();
    }

    boolean isPolite() {
        return polite;
    }

    /** How many events it takes at a time. */
    int batch(int atFullSpeed) {
        return polite ? Math.min(POLITE_BATCH, atFullSpeed) : atFullSpeed;
    }

    /** Before each batch. */
    @Override
    public void run() {
        if (polite) {
            long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            Pause.of(Duration.ofMillis(Math.min(LONGEST, Math.max(pause.get(), REST * took))));
            begun = System.nanoTime();
        }
    }

    /** Looks how live reads fare, once a second or so. */
    void adapt() {
        if (polite) {
            boolean slower = slowRead() > quiet + quiet / 2 + 1_000_000;
            pause.updateAndGet(now -> slower ? Math.min(LONGEST, Math.max(FIRST, now * 2)) : now * 7 / 10);
        }
    }

    /** The slowest but one of a few small reads, in nanoseconds. */
    private long slowRead() {
        long[] took = new long[PROBES];
        for (int i = 0; i < PROBES; i++) {
            long begin = System.nanoTime();
            sql.sql("select count(*) from (select account_id from views.account limit 20) few")
                    .query(Long.class)
                    .single();
            took[i] = System.nanoTime() - begin;
        }
        Arrays.sort(took);
        return took[PROBES - 2];
    }
}
