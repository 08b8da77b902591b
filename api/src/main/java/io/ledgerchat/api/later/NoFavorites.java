package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Until people can pin models and tools and switch skills (contract 10 §§C9–C11). */
@RestController
@RequestMapping("/api/user/settings")
class NoFavorites {
    @GetMapping({"/favorites", "/favorites/tools"})
    List<Object> favorites(Caller caller) {
        return List.of();
    }

    @GetMapping("/skills/active")
    Map<String, Boolean> skillStates(Caller caller) {
        return Map.of();
    }
}
