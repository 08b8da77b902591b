package io.ledgerchat.infra.account;

/**
 * The two keys of the vault, 32 bytes each; both outlive every restart and are the same on every node.
 * The first encrypts provider keys ({@code CREDS_KEY}), the second hashes addresses.
 */
public final class VaultSecrets {
    private final byte[] credentials;
    private final byte[] hashing;

    public VaultSecrets(byte[] credentials, byte[] hashing) {
        this.credentials = credentials.clone();
        this.hashing = hashing.clone();
    }

    byte[] credentials() {
        return credentials.clone();
    }

    byte[] hashing() {
        return hashing.clone();
    }
}
