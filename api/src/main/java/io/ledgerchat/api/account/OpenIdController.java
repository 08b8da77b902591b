package io.ledgerchat.api.account;

import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.query.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signs people in by OpenID Connect (contract 10 §B9). Whatever goes wrong ends at the sign-in page, with one word why. */
@RestController
class OpenIdController {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdController.class);

    private final OpenIdProvider provider;
    private final OpenIdJourney journey;
    private final OpenIdProof proof;
    private final OpenIdAccounts people;
    private final RateLimits limits;
    private final BanCheck bans;
    private final RefusalLog refusals;
    private final SessionStart sessions;
    private final String client;

    OpenIdController(
            OpenIdProvider provider,
            OpenIdJourney journey,
            OpenIdProof proof,
            OpenIdAccounts people,
            RateLimits limits,
            BanCheck bans,
            RefusalLog refusals,
            SessionStart sessions,
            Settings settings) {
        this.provider = provider;
        this.journey = journey;
        this.proof = proof;
        this.people = people;
        this.limits = limits;
        this.bans = bans;
        this.refusals = refusals;
        this.sessions = sessions;
        this.client = settings.domains().client();
    }

    @GetMapping("/oauth/openid")
    ResponseEntity<Void> leave(HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.LOGIN, request, response, null);
        requireOffered();
        try {
            var asked = OpenIdRequests.of(provider.registration());
            journey.begin(asked, response);
            return to(asked.getAuthorizationRequestUri());
        } catch (RuntimeException away) {
            LOG.warn(
                    "The identity provider could not be asked: {}",
                    away.getClass().getSimpleName());
            return failed();
        }
    }

    @GetMapping("/oauth/openid/callback")
    ResponseEntity<Void> comeBack(HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.LOGIN, request, response, null);
        requireOffered();
        Optional<OpenIdPerson> person;
        try {
            person = person(request, response);
        } catch (RuntimeException nothingProven) {
            LOG.warn(
                    "Somebody came back from the identity provider without a proof: {}",
                    nothingProven.getClass().getSimpleName());
            person = Optional.empty();
        }
        if (person.isEmpty()) {
            refusals.refused("openid", "callback", null);
            return failed();
        }
        var proven = person.get();
        if (!people.allows(proven)) {
            refusals.refused("openid-domain", people.identity(proven).value(), null);
            return to(address("/login"));
        }
        var account = people.of(proven);
        if (account.isEmpty()) {
            refusals.refused("openid-account", people.identity(proven).value(), null);
            return failed();
        }
        return admitted(account.get(), request, response);
    }

    private ResponseEntity<Void> admitted(Account account, HttpServletRequest request, HttpServletResponse response) {
        bans.refuseBanned(request, account.accountId());
        sessions.beginWithCookies(account, OpenIdProvider.NAME, response);
        return to(client);
    }

    private Optional<OpenIdPerson> person(HttpServletRequest request, HttpServletResponse response) {
        var registration = provider.registration();
        return journey.end(registration, request, response)
                .flatMap(asked -> proof.of(registration, asked, request))
                .filter(proven -> provider.settings()
                        .requiredRole()
                        .map(role -> OpenIdPerson.hasRole(proven, role))
                        .orElse(true))
                .map(proven -> OpenIdPerson.of(proven.user(), provider.settings()));
    }

    /** As LibreChat answers when it does not know the way. */
    private void requireOffered() {
        if (!provider.isOffered()) {
            throw new Answer(500, SocialSignInController.UNKNOWN);
        }
    }

    private ResponseEntity<Void> failed() {
        return to(address("/login?redirect=false&error=auth_failed"));
    }

    private String address(String path) {
        return client.replaceAll("/+$", "") + path;
    }

    private static ResponseEntity<Void> to(String address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
