package io.ledgerchat.api.configuration;

import java.io.Serial;

/** A configured value that cannot be right. It stops the start; the message tells the operator what to write instead. */
public final class ConfigurationProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public ConfigurationProblem(String sentence) {
        super(sentence, null, false, false);
    }
}
