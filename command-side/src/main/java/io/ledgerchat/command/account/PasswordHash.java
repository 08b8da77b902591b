package io.ledgerchat.command.account;

/** What is kept of a password: the encoded hash with its scheme, salt and cost. Never shown. */
public record PasswordHash(String encoded) {
    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
