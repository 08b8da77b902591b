package io.ledgerchat.api.account;

import io.ledgerchat.api.configuration.OpenIdSettings;
import io.ledgerchat.api.configuration.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/**
 * The identity provider as its discovery document describes it. Asked for when somebody first wants to sign in there, so
 * that a provider that is away does not keep the application from starting.
 */
@Component
class OpenIdProvider {
    static final String NAME = "openid";

    private final Optional<OpenIdSettings> settings;
    private final String redirectUri;
    private volatile @Nullable ClientRegistration known;

    OpenIdProvider(Settings settings) {
        this.settings = settings.signIn().socialLogin() ? settings.openId() : Optional.empty();
        this.redirectUri = settings.domains().server().replaceAll("/+$", "")
                + this.settings.map(OpenIdSettings::callbackPath).orElse("");
    }

    /** Whether the operator set it up and lets people use it. */
    boolean isOffered() {
        return settings.isPresent();
    }

    OpenIdSettings settings() {
        return settings.orElseThrow();
    }

    /** @throws RuntimeException when the provider cannot be asked */
    ClientRegistration registration() {
        var registration = known;
        if (registration == null) {
            registration = discovered(settings());
            known = registration;
        }
        return registration;
    }

    private ClientRegistration discovered(OpenIdSettings openId) {
        var builder = ClientRegistrations.fromIssuerLocation(openId.issuer())
                .registrationId(NAME)
                .clientId(openId.clientId())
                .redirectUri(redirectUri)
                .scope(openId.scopes());
        return openId.clientSecret() == null
                ? builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .build()
                : builder.clientSecret(openId.clientSecret()).build();
    }
}
