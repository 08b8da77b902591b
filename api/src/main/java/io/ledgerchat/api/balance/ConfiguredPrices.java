package io.ledgerchat.api.balance;

import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.command.balance.PriceList;
import io.ledgerchat.command.balance.Prices;
import io.ledgerchat.command.balance.Prices.Price;
import io.ledgerchat.event.balance.TokenRates;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A custom endpoint's {@code tokenConfig}, else what is published (contract 20 §B2, §B3). */
@Component
public class ConfiguredPrices implements PriceList {
    private final ConfigurationFile file;

    ConfiguredPrices(ConfigurationFile file) {
        this.file = file;
    }

    @Override
    public boolean charges() {
        return file.balance().enabled();
    }

    @Override
    public TokenRates rates(String endpoint, String model) {
        return price(endpoint, model).orElse(Prices.UNKNOWN).rates();
    }

    @Override
    public boolean told() {
        return file.interfaces().flag("contextCost").orElse(false);
    }

    /** Empty for a model whose price nobody knows. */
    public Optional<Price> price(String endpoint, String model) {
        return written(endpoint, model).or(() -> Prices.published(model));
    }

    private Optional<Price> written(String endpoint, String model) {
        return file.endpoints().custom().stream()
                .filter(custom -> custom.name().equals(endpoint))
                .findFirst()
                .map(custom -> custom.tokenConfig().get(model))
                .filter(Map.class::isInstance)
                .map(figures -> price((Map<?, ?>) figures));
    }

    private static Price price(Map<?, ?> figures) {
        double input = number(figures, "prompt", Prices.UNKNOWN.input());
        return new Price(
                input,
                number(figures, "completion", Prices.UNKNOWN.output()),
                number(figures, "cacheWrite", input),
                number(figures, "cacheRead", input));
    }

    private static double number(Map<?, ?> figures, String name, double otherwise) {
        return figures.get(name) instanceof Number number ? number.doubleValue() : otherwise;
    }
}
