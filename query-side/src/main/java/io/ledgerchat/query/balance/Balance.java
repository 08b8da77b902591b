package io.ledgerchat.query.balance;

import java.time.Instant;

/**
 * An account's credits (contract 20 §D).
 *
 * @param microCredits in millionths; below zero after a reply that cost more than was left
 * @param refilledAt since when the next refill is counted
 */
public record Balance(long microCredits, Instant refilledAt) {}
