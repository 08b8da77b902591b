package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Until presets come (contract 50 §1). */
@RestController
class NoPresets {
    @GetMapping("/api/presets")
    List<Object> presets(Caller caller) {
        return List.of();
    }
}
