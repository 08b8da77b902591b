package io.ledgerchat.api.configuration;

import java.util.OptionalDouble;

/**
 * How requests reach this server and what every answer carries (contract 00 §§1, 10).
 *
 * @param trustedProxies how many proxies stand in front and may be believed about the client's address; 0 never believes
 *     {@code X-Forwarded-For}
 * @param noIndex tell search engines to stay away
 * @param browsersOnly refuse clients whose User-Agent is no browser on the routes where LibreChat does; LedgerChat checks
 *     only when {@code LEDGERCHAT_BROWSER_CHECK} is on, because scripts and tests are welcome
 */
public record TransportSettings(int trustedProxies, boolean noIndex, boolean browsersOnly) {
    static TransportSettings from(Variables variables) {
        return new TransportSettings(
                variables.enabledUnlessSaidOtherwise("LEDGERCHAT_TRUST_PROXY") ? hops(variables) : 0,
                variables.enabledUnlessSaidOtherwise("NO_INDEX"),
                variables.enabled("LEDGERCHAT_BROWSER_CHECK"));
    }

    /** As in LibreChat 0, a word and nothing all mean one proxy. */
    private static int hops(Variables variables) {
        double hops = variables
                .text("TRUST_PROXY")
                .map(Arithmetic::evaluate)
                .orElse(OptionalDouble.empty())
                .orElse(1);
        return hops >= 1 && hops <= 100 ? (int) hops : 1;
    }
}
