package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the protocol offers beyond a plain turn and this server does not: the client then keeps a message until the reply
 * has ended (contract 30 §10, §11).
 */
@RestController
class UnsupportedController {
    @PostMapping({
        "/api/agents/chat/steer",
        "/api/agents/chat/steer/cancel",
        "/api/agents/chat/steer/arm",
        "/api/agents/chat/steer/deliver"
    })
    void steer(Caller caller) {
        throw Protocol.code(501, "STEER_UNSUPPORTED");
    }

    /** Nothing ever pauses here. */
    @PostMapping("/api/agents/chat/resume")
    void resume(Caller caller) {
        throw Protocol.error(404, "No paused generation for this conversation");
    }
}
