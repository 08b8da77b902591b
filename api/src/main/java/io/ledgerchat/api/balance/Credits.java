package io.ledgerchat.api.balance;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.file.BalanceSection;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.command.balance.GrantCredits;
import io.ledgerchat.command.balance.PriceList;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.balance.TransactionId;
import io.ledgerchat.query.balance.Balance;
import io.ledgerchat.query.balance.FindBalance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives accounts what they start with and what is due again, and says whether a reply can be paid for (contract 20 §D). */
@Component
public class Credits {
    private static final double MICROS = 1_000_000;

    private final BalanceSection rules;
    private final PriceList prices;
    private final Queries queries;
    private final Commands commands;
    private final Moments moments;

    Credits(ConfigurationFile file, PriceList prices, Queries queries, Commands commands, Moments moments) {
        this.rules = file.balance();
        this.prices = prices;
        this.queries = queries;
        this.commands = commands;
        this.moments = moments;
    }

    /** What cannot be paid for: the account's credits, and what the prompt alone would cost. */
    public record Shortage(double balance, double tokenCost, int promptTokens) {}

    /** The account's credits, granted first if it never got any; empty when nothing is granted to anybody. */
    Optional<Balance> of(AccountId account) {
        var known = find(account);
        if (known.isPresent() || rules.startBalance().isEmpty()) {
            return known;
        }
        grant(
                TransactionId.ofStart(account),
                account,
                "start",
                rules.startBalance().get());
        return queries.written(new FindBalance(account), Balance.class);
    }

    /** Why a reply to so many tokens cannot be paid for; a refill that is due is granted before anybody is refused. */
    public Optional<Shortage> shortage(AccountId account, String endpoint, String model, int promptTokens) {
        if (!rules.enabled()) {
            return Optional.empty();
        }
        long cost = prices.rates(endpoint, model).input() * promptTokens;
        var balance = of(account);
        if (balance.isPresent() && balance.get().microCredits() - cost <= 0) {
            balance = refilled(account, balance.get());
        }
        long left = balance.map(Balance::microCredits).orElse(0L);
        return left > 0 && left >= cost
                ? Optional.empty()
                : Optional.of(new Shortage(credits(left), cost / MICROS, promptTokens));
    }

    private Optional<Balance> refilled(AccountId account, Balance balance) {
        var amount = rules.refillAmount().filter(number -> number.doubleValue() > 0);
        boolean due =
                refillsBySelf() && amount.isPresent() && !moments.now().isBefore(nextRefill(balance.refilledAt()));
        if (!due) {
            return Optional.of(balance);
        }
        grant(TransactionId.ofRefill(account, balance.refilledAt()), account, "refill", amount.get());
        return queries.written(
                        () -> find(account).filter(now -> now.refilledAt().isAfter(balance.refilledAt())))
                .or(() -> Optional.of(balance));
    }

    /** Whether everything is written that a refill needs. */
    boolean refillsBySelf() {
        return rules.autoRefillEnabled()
                && rules.refillIntervalValue().isPresent()
                && rules.refillIntervalUnit().isPresent()
                && rules.refillAmount().isPresent();
    }

    private Instant nextRefill(Instant last) {
        var unit = ChronoUnit.valueOf(rules.refillIntervalUnit().orElse("days").toUpperCase(Locale.ROOT));
        return last.atOffset(ZoneOffset.UTC)
                .plus(rules.refillIntervalValue().orElse(0), unit)
                .toInstant();
    }

    private Optional<Balance> find(AccountId account) {
        return queries.optional(new FindBalance(account), Balance.class);
    }

    private void grant(TransactionId id, AccountId account, String reason, Number credits) {
        commands.send(new GrantCredits(id, account, reason, Math.round(credits.doubleValue() * MICROS), moments.now()));
    }

    /** As clients are told: what was spent beyond the last credit is not a debt. */
    static double credits(long microCredits) {
        return Math.max(0, microCredits) / MICROS;
    }
}
