package io.ledgerchat.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * What this node does every so often, on several threads: a mail server or a bucket that does not answer must not hold up
 * operators' commands and the destruction of keys. None of it runs twice at a time on one node.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ScheduledWork {
    private static final int THREADS = 8;

    /** Without it everything would wait in turn for one thread. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("scheduled-");
        scheduler.setDaemon(true);
        return scheduler;
    }
}
