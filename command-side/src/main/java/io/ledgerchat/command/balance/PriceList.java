package io.ledgerchat.command.balance;

import io.ledgerchat.event.balance.TokenRates;

/** The port to what tokens cost here: the operator's own figures, else what is published. */
public interface PriceList {
    /** Whether credits are spent at all. */
    boolean charges();

    TokenRates rates(String endpoint, String model);

    /** Whether people are told what the calls of their replies cost ({@code interface.contextCost}). */
    default boolean told() {
        return false;
    }
}
