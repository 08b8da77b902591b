package io.ledgerchat.command.access;

/**
 * The port to keyed hashes, by which the log and the vault can match a client address or another personal value without
 * holding it. The key is the same on every node.
 */
public interface KeyedHash {
    /**
     * @param purpose one word, so that the same value in two roles has two hashes
     * @return lower-case hexadecimal
     */
    String of(String purpose, String value);
}
