package io.ledgerchat.api.balance;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.BalanceSection;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.balance.Balance;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the caller has to spend (contract 20 §D). */
@RestController
class BalanceController {
    private final BalanceSection rules;
    private final Credits credits;

    BalanceController(ConfigurationFile file, Credits credits) {
        this.rules = file.balance();
        this.credits = credits;
    }

    @GetMapping("/api/balance")
    ResponseEntity<Map<String, Object>> balance(Caller caller) {
        if (!rules.enabled()) {
            return ResponseEntity.noContent().build();
        }
        var balance = credits.of(caller.id()).orElseThrow(() -> Answer.error(404, "Balance not found"));
        return ResponseEntity.ok(document(caller, balance));
    }

    private Map<String, Object> document(Caller caller, Balance balance) {
        var document = new LinkedHashMap<String, Object>();
        document.put("user", caller.id().value());
        document.put("tokenCredits", number(Credits.credits(balance.microCredits())));
        document.put("autoRefillEnabled", credits.refillsBySelf());
        if (credits.refillsBySelf()) {
            document.put("refillIntervalValue", rules.refillIntervalValue().orElse(0));
            document.put("refillIntervalUnit", rules.refillIntervalUnit().orElse(""));
            document.put("lastRefill", balance.refilledAt());
            document.put("refillAmount", rules.refillAmount().orElse(0));
        }
        return document;
    }

    private static Number number(double credits) {
        return credits == Math.rint(credits) ? (Number) (long) credits : credits;
    }
}
