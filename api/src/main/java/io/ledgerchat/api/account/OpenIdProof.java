package io.ledgerchat.api.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Trades the code that a browser brought back for a proof; Spring Security compares state, nonce, key and signatures. */
@Component
class OpenIdProof {
    private final OidcAuthorizationCodeAuthenticationProvider provider =
            new OidcAuthorizationCodeAuthenticationProvider(
                    new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());

    /**
     * What the provider vouches for.
     *
     * @param accessToken what it would answer questions to
     */
    record Proven(OidcUser user, String accessToken) {
        /** Hides the token. */
        @Override
        public String toString() {
            return "Proven[]";
        }
    }

    /**
     * Empty when the provider said no.
     *
     * @throws RuntimeException when what came back proves nothing, or the provider cannot be asked
     */
    Optional<Proven> of(ClientRegistration registration, OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        @Nullable String code = request.getParameter("code");
        @Nullable String state = request.getParameter("state");
        if (code == null || state == null) {
            return Optional.empty();
        }
        var response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(Objects.requireNonNull(registration.getRedirectUri()))
                .state(state)
                .build();
        var attempt =
                new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(asked, response));
        if (provider.authenticate(attempt) instanceof OAuth2LoginAuthenticationToken proof
                && proof.getPrincipal() instanceof OidcUser user) {
            return Optional.ofNullable(proof.getAccessToken()).map(token -> new Proven(user, token.getTokenValue()));
        }
        return Optional.empty();
    }
}
