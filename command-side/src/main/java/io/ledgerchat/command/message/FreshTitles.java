package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Titles that were just made, each handed out once and for two minutes at most (contract 30 §12). Thread-safe. */
@Component
public class FreshTitles {
    private static final long LIFE = TimeUnit.SECONDS.toNanos(120);
    private static final int MOST = 10_000;

    private record Key(AccountId owner, ConversationId conversation) {}

    private record Fresh(String title, long madeAt) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition made = lock.newCondition();
    private final Map<Key, Fresh> titles = new LinkedHashMap<>();

    void put(AccountId owner, ConversationId conversation, String title) {
        lock.lock();
        try {
            forgetOld();
            titles.put(new Key(owner, conversation), new Fresh(title, System.nanoTime()));
            made.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the title of a conversation, waiting for it until {@code patience} is over. */
    public Optional<String> take(AccountId owner, ConversationId conversation, Duration patience)
            throws InterruptedException {
        var key = new Key(owner, conversation);
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                forgetOld();
                var fresh = titles.remove(key);
                if (fresh != null) {
                    return Optional.of(fresh.title());
                }
                if (left <= 0) {
                    return Optional.empty();
                }
                left = made.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void forgetOld() {
        Iterator<Fresh> oldest = titles.values().iterator();
        while (oldest.hasNext()) {
            if (System.nanoTime() - oldest.next().madeAt() < LIFE && titles.size() < MOST) {
                return;
            }
            oldest.remove();
        }
    }
}
