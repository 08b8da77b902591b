package io.ledgerchat.command.model;

/** Estimates tokens with the o200k_base vocabulary; the provider's own count wins where there is one. */
public interface TokenCounter {
    int count(String text);
}
