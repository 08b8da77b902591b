package io.ledgerchat.api.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /metrics} for whoever holds {@code METRICS_SECRET} (contract 00 §2); without a secret it is closed to all.
 */
@RestController
class MetricsController {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters;
    private final String secret;

    MetricsController(PrometheusMeterRegistry meters, Environment environment) {
        this.meters = meters;
        this.secret = environment.getProperty("METRICS_SECRET", "");
    }

    @GetMapping("/metrics")
    ResponseEntity<String> scrape(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        if (!isOpenedBy(authorization)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, TEXT).body(meters.scrape());
    }

    private boolean isOpenedBy(@Nullable String authorization) {
        return !secret.isBlank()
                && authorization != null
                && MessageDigest.isEqual(
                        ("Bearer " + secret).getBytes(StandardCharsets.UTF_8),
                        authorization.getBytes(StandardCharsets.UTF_8));
    }
}
