package io.ledgerchat.api.account;

import io.ledgerchat.api.transport.Answer;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Services of certain clouds, which answer as LibreChat does without them (contract 10 §B8). */
@RestController
class CloudRoutesController {
    @PostMapping("/api/auth/cloudfront/refresh")
    ResponseEntity<String> signedCookies(Caller caller) {
        return ResponseEntity.status(404).contentType(MediaType.TEXT_PLAIN).body("Not Found");
    }

    @GetMapping("/api/auth/graph-token")
    Map<String, Object> graphToken(Caller caller) {
        throw Answer.message(403, "Microsoft Graph access requires Entra ID authentication");
    }
}
