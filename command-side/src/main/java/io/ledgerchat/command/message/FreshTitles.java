package io.ledgerchat.command.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Titles that are being made or were just made, each handed out once and for two minutes at most (contract 30 §12).
 * Thread-safe.
 */
@Component
public class FreshTitles {
    private static final long LIFE = TimeUnit.SECONDS.toNanos(120);
    private static final int MOST = 10_000;

    private record Key(AccountId owner, ConversationId conversation) {}

    private record Fresh(String title, long madeAt) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition made = lock.newCondition();
    private final Map<Key, Fresh> titles = new LinkedHashMap<>();
    private final Set<Key> expected = new HashSet<>();

    /** Somebody makes this title; {@link #settled} follows, whatever comes of it. */
    void expect(AccountId owner, ConversationId conversation) {
        lock.lock();
        try {
            expected.add(new Key(owner, conversation));
        } finally {
            lock.unlock();
        }
    }

    /** No further title comes. */
    void settled(AccountId owner, ConversationId conversation) {
        lock.lock();
        try {
            expected.remove(new Key(owner, conversation));
            made.signalAll();
        } finally {
            lock.unlock();
        }
    }

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

    /** Takes the title of a conversation; while it is being made here, waits for it until {@code patience} is over. */
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
                if (left <= 0 || !expected.contains(key)) {
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
