package io.ledgerchat.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;

/** What is scheduled is not held up by what else is. */
class ScheduledWorkTest {
    private static final CountDownLatch STUCK = new CountDownLatch(1);
    private static final CountDownLatch RELEASED = new CountDownLatch(1);
    private static final CountDownLatch DONE = new CountDownLatch(3);

    @Test
    void aJobThatDoesNotComeToItsEndHoldsUpNoOther() throws InterruptedException {
        try (var context = new AnnotationConfigApplicationContext(ScheduledWork.class, Jobs.class)) {
            assertThat(context.isActive()).isTrue();
            try {
                assertThat(DONE.await(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                RELEASED.countDown();
            }
        }
    }

    static class Jobs {
        @Scheduled(fixedDelay = 1)
        void stuck() throws InterruptedException {
            STUCK.countDown();
            RELEASED.await();
        }

        @Scheduled(fixedDelay = 1)
        void goesOn() throws InterruptedException {
            STUCK.await();
            DONE.countDown();
        }

        /** The application has some of these, for the views; they are none for this. */
        @Bean(destroyMethod = "shutdownNow")
        ScheduledExecutorService ofTheViews() {
            return new ScheduledThreadPoolExecutor(1);
        }
    }
}
