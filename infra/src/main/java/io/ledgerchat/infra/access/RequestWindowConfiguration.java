package io.ledgerchat.infra.access;

import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.access.RequestWindows;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code LEDGERCHAT_SHARED_LIMITS=true} counts requests for all nodes together. */
@Configuration(proxyBeanMethods = false)
class RequestWindowConfiguration {
    @Bean
    RequestWindows requestWindows(
            @Value("${LEDGERCHAT_SHARED_LIMITS:false}") boolean shared,
            DataSource dataSource,
            KeyedHash hash,
            Clock clock) {
        return shared ? new SharedRequestWindows(dataSource, hash, clock) : new LocalRequestWindows(clock);
    }
}
