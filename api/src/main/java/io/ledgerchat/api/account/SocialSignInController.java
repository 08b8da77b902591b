package io.ledgerchat.api.account;

import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ways to sign in that are not there; each answers as LibreChat does without them (contract 10 §B9). */
@RestController
class SocialSignInController {
    static final String UNKNOWN = "An unknown error occurred.";

    private final RateLimits limits;
    private final String client;

    SocialSignInController(RateLimits limits, Settings settings) {
        this.limits = limits;
        this.client = settings.domains().client().replaceAll("/+$", "");
    }

    @GetMapping({
        "/oauth/{provider:google|facebook|github|discord|apple|saml}",
        "/oauth/{provider:google|facebook|github|discord}/callback"
    })
    ResponseEntity<Void> notOffered(HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.LOGIN, request, response, null);
        throw new Answer(500, UNKNOWN);
    }

    @PostMapping("/oauth/{provider:apple|saml}/callback")
    ResponseEntity<Void> notOfferedBack(HttpServletRequest request, HttpServletResponse response) {
        return notOffered(request, response);
    }

    @GetMapping("/oauth/error")
    ResponseEntity<Void> failed(HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.LOGIN, request, response, null);
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, client + "/login?redirect=false&error=auth_failed")
                .build();
    }
}
