package io.ledgerchat.command.account;

/** A secret that one-time codes are made from (contract 10 §B7), in Base32 as authenticator apps take it. Never shown. */
public record TotpSecret(String base32) {
    @Override
    public String toString() {
        return "TotpSecret[hidden]";
    }
}
