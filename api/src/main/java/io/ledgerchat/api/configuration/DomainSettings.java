package io.ledgerchat.api.configuration;

import java.net.URI;

/**
 * Under which addresses people reach this installation: in links of e-mails, in redirects, and as the web client's base.
 *
 * @param client {@code DOMAIN_CLIENT}
 * @param server {@code DOMAIN_SERVER}
 */
public record DomainSettings(String client, String server) {
    private static final String LOCAL = "http://localhost:3080";

    static DomainSettings from(Variables variables) {
        return new DomainSettings(address(variables, "DOMAIN_CLIENT"), address(variables, "DOMAIN_SERVER"));
    }

    /** The path below which the web client is reached, {@code /} unless a proxy serves it from a folder. */
    public String clientPath() {
        String path = URI.create(client).getPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private static String address(Variables variables, String name) {
        String value = variables.text(name, LOCAL);
        try {
            URI.create(value);
            return value;
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationProblem(
                    "The environment variable %s must be an address such as %s.".formatted(name, LOCAL));
        }
    }
}
