package io.ledgerchat.infra.mail;

import io.ledgerchat.command.account.MailAccount;
import io.ledgerchat.infra.mail.VaultOutbox.LetterHandedIn;
import io.ledgerchat.infra.mail.VaultOutbox.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends what was handed in: at once, and again with growing pauses when the mail server did not take it. */
@Component
class LetterDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(LetterDelivery.class);
    private static final Duration WHILE_SENDING = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final int LONGEST_PAUSE_STEPS = 6;

    private final VaultOutbox outbox;
    private final LetterCarrier carrier;
    private final MailAccount account;
    private final Clock clock;
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    LetterDelivery(VaultOutbox outbox, LetterCarrier carrier, MailAccount account, Clock clock) {
        this.outbox = outbox;
        this.carrier = carrier;
        this.account = account;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(LetterHandedIn news) {
        executor.execute(this::deliver);
    }

    @Scheduled(initialDelay = 10, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void deliver() {
        if (account instanceof MailAccount.None) {
            return;
        }
        oneAtATime.lock();
        try {
            var due = take();
            while (!due.isEmpty()) {
                due.forEach(this::send);
                due = take();
            }
        } catch (RuntimeException e) {
            LOG.warn("Letters could not be looked up, they are tried again", e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private List<Waiting> take() {
        var now = clock.instant();
        return outbox.take(now, now.plus(WHILE_SENDING));
    }

    private void send(Waiting waiting) {
        try {
            carrier.carry(waiting.letter());
            outbox.sent(waiting.id());
        } catch (RuntimeException refused) {
            // The message of the failure may name the person.
            LOG.warn(
                    "A letter was not taken by the mail server (attempt {}): {}",
                    waiting.attempts(),
                    refused.getClass().getSimpleName());
            int doublings = Math.min(waiting.attempts() - 1, LONGEST_PAUSE_STEPS);
            outbox.postpone(waiting.id(), clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << doublings)));
        }
    }
}
