package io.ledgerchat.api.configuration.file;

import java.util.List;
import java.util.Locale;

/**
 * @param socialLogins order of the social buttons
 * @param allowedDomains whose e-mail addresses may register, in lower case; empty for everybody's
 */
public record RegistrationSection(List<String> socialLogins, List<String> allowedDomains) {
    private static final List<String> ALL = List.of("google", "facebook", "openid", "github", "discord", "saml");

    static RegistrationSection absent() {
        return new RegistrationSection(ALL, List.of());
    }

    static RegistrationSection from(Section section) {
        var read = new RegistrationSection(
                section.texts("socialLogins").orElse(ALL),
                section.texts("allowedDomains").orElse(List.of()).stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .toList());
        section.end();
        return read;
    }

    /** Whether an address may be used: the part after the {@code @} must be listed, when anything is. */
    public boolean allows(String email) {
        String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return allowedDomains.isEmpty() || allowedDomains.contains(domain);
    }
}
