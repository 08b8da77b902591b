package io.ledgerchat.command.account;

import io.ledgerchat.event.Sha256;

/**
 * What is kept of a bearer secret that is itself random or signed (a refresh token, an API key): its SHA-256 in lower-case
 * hexadecimal.
 */
public record TokenHash(String hex) {
    public static TokenHash of(String token) {
        return new TokenHash(Sha256.hex(token));
    }

    @Override
    public String toString() {
        return "TokenHash[hidden]";
    }
}
