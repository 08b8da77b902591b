package io.ledgerchat.api.client;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What browsers report about themselves goes nowhere; answered as LibreChat does when it is off (contract 20 §J). */
@RestController
class MonitoringController {
    /** A stranger's report is dropped without a word. */
    @PostMapping({"/api/rum/v1/traces", "/api/rum/v1/logs"})
    ResponseEntity<Void> report(@Nullable Caller caller) {
        if (caller == null) {
            return ResponseEntity.noContent().build();
        }
        throw Answer.message(404, "RUM proxy is not configured");
    }
}
