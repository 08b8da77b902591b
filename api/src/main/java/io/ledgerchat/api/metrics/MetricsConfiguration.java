package io.ledgerchat.api.metrics;

import io.ledgerchat.query.view.ViewProcessors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is measured beyond what the libraries measure by themselves. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {
    @Bean
    @ConditionalOnMissingBean
    PrometheusMeterRegistry prometheusMeterRegistry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    /** How many events each view is behind the log; asked of the database at each scrape. */
    @Bean
    MeterBinder viewLag(ViewProcessors views) {
        return registry -> views.views().forEach(view -> lag(registry, views, view.name()));
    }

    private static void lag(MeterRegistry registry, ViewProcessors views, String view) {
        Gauge.builder("ledgerchat.view.lag", views, processors -> lag(processors, view))
                .description("Events by which the view is behind the log")
                .tags(Tags.of("view", view))
                .register(registry);
    }

    private static double lag(ViewProcessors views, String view) {
        return views.status().stream()
                .filter(status -> status.name().equals(view))
                .mapToLong(status -> Math.max(0, status.head() - status.position()))
                .sum();
    }
}
