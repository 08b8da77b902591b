package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.transport.Answer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Until token credits come (contract 20 §D): nobody has any, whatever is configured. */
@RestController
class NoBalance {
    private final ConfigurationFile file;

    NoBalance(ConfigurationFile file) {
        this.file = file;
    }

    @GetMapping("/api/balance")
    ResponseEntity<Void> balance(Caller caller) {
        if (file.balance().enabled()) {
            throw Answer.error(404, "Balance not found");
        }
        return ResponseEntity.noContent().build();
    }
}
