package io.ledgerchat.command.message;

import io.ledgerchat.command.balance.PriceList;
import io.ledgerchat.event.balance.TokenRates;

/** Every token costs one credit, and people are told so. */
final class DollarForAMillionTokens implements PriceList {
    private static final long CREDIT = 1_000_000;

    @Override
    public boolean charges() {
        return false;
    }

    @Override
    public TokenRates rates(String endpoint, String model) {
        return new TokenRates(CREDIT, CREDIT, CREDIT, CREDIT);
    }

    @Override
    public boolean told() {
        return true;
    }
}
