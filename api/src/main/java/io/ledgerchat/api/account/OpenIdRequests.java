package io.ledgerchat.api.account;

import io.ledgerchat.event.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/** Writes what a browser asks the identity provider: with a state, a nonce, and a proof key (PKCE) in any case. */
final class OpenIdRequests {
    private static final int BYTES = 32;
    private static final StringKeyGenerator RANDOM =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), BYTES);
    private static final Consumer<OAuth2AuthorizationRequest.Builder> PROOF_KEY =
            OAuth2AuthorizationRequestCustomizers.withPkce();

    private OpenIdRequests() {}

    static OAuth2AuthorizationRequest of(ClientRegistration registration) {
        var nonce = RANDOM.generateKey();
        var builder = OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(RANDOM.generateKey())
                .attributes(attributes -> attributes.put(OidcParameterNames.NONCE, nonce))
                .additionalParameters(parameters -> parameters.put(OidcParameterNames.NONCE, hashed(nonce)));
        PROOF_KEY.accept(builder);
        return builder.build();
    }

    /** The provider sees the hash alone, and repeats it in its token. */
    private static String hashed(String nonce) {
        byte[] digest = Sha256.digest().digest(nonce.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
