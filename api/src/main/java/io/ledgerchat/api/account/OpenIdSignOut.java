package io.ledgerchat.api.account;

import io.ledgerchat.api.configuration.Settings;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a browser ends its session at the identity provider, if the operator wants that (contract 10 §B4). */
@Component
class OpenIdSignOut {
    private final OpenIdProvider provider;
    private final String login;

    OpenIdSignOut(OpenIdProvider provider, Settings settings) {
        this.provider = provider;
        this.login = settings.domains().client().replaceAll("/+$", "") + "/login";
    }

    /** Empty too when the provider offers no way: signing out here must not depend on it. */
    Optional<String> address() {
        if (!provider.isOffered() || !provider.settings().endSession()) {
            return Optional.empty();
        }
        try {
            var metadata = provider.registration().getProviderDetails().getConfigurationMetadata();
            return Optional.ofNullable(metadata.get("end_session_endpoint"))
                    .map(Object::toString)
                    .map(this::withReturn);
        } catch (RuntimeException away) {
            return Optional.empty();
        }
    }

    private String withReturn(String endpoint) {
        var settings = provider.settings();
        return UriComponentsBuilder.fromUriString(endpoint)
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{return}")
                .encode()
                .buildAndExpand(settings.clientId(), settings.afterSignOut() == null ? login : settings.afterSignOut())
                .toUriString();
    }
}
