package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.BanAccount;
import io.ledgerchat.command.account.Credentials;
import io.ledgerchat.command.account.DeleteAccount;
import io.ledgerchat.command.account.EmailHash;
import io.ledgerchat.command.account.IssueInvite;
import io.ledgerchat.command.account.OperatorOrders;
import io.ledgerchat.command.account.OperatorOrders.Order;
import io.ledgerchat.command.account.OperatorOrders.Outcome;
import io.ledgerchat.command.account.PasswordHash;
import io.ledgerchat.command.account.RegisterAccount;
import io.ledgerchat.command.account.SetPassword;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.command.balance.GrantCredits;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.InviteId;
import io.ledgerchat.event.balance.TransactionId;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what operators ask for by command line. The log says that nobody signed in did it, and by which way it came. */
@Component
class OperatorDesk {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorDesk.class);
    private static final Duration LIFE_OF_INVITES = Duration.ofDays(7);
    private static final MetaData HANDS =
            MetaData.with(Provenance.KIND, "operator").and(Provenance.SOURCE, "command-line");
    /** In UTF-16 units, as at registration (contract 10 §B1). */
    private static final int LONGEST_NAME = 80;

    private static final double MICROS = 1_000_000;

    private final OperatorOrders orders;
    private final Commands commands;
    private final Credentials credentials;
    private final EmailHash emails;
    private final Letters letters;
    private final Settings settings;
    private final ConfigurationFile file;
    private final Moments moments;
    /** By the kind of an order: what is done, and what the operator is told then. */
    private final Map<String, Function<Order, String>> acts;

    OperatorDesk(
            OperatorOrders orders,
            Commands commands,
            Credentials credentials,
            EmailHash emails,
            Letters letters,
            Settings settings,
            ConfigurationFile file,
            Moments moments) {
        this.orders = orders;
        this.commands = commands;
        this.credentials = credentials;
        this.emails = emails;
        this.letters = letters;
        this.settings = settings;
        this.file = file;
        this.moments = moments;
        this.acts = Map.of(
                "invite", this::invite,
                "create-user", this::create,
                "reset-password", this::setPassword,
                "ban-user", this::ban,
                "delete-user", this::delete,
                "add-balance", this::addBalance);
    }

    /** What this version does not know is left to a node that does. */
    @Scheduled(initialDelay = 2, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void work() {
        var known = acts.keySet();
        for (var order = orders.take(known); order.isPresent(); order = orders.take(known)) {
            orders.end(order.get().id(), outcome(order.get()));
        }
    }

    private Outcome outcome(Order order) {
        try {
            return new Outcome(
                    true, Objects.requireNonNull(acts.get(order.what())).apply(order));
        } catch (Refusal refusal) {
            return new Outcome(false, String.valueOf(refusal.getMessage()));
        } catch (RuntimeException failure) {
            LOG.warn("{} failed: {}", order, failure.getClass().getName());
            return new Outcome(false, "The server failed; its log says more.");
        }
    }

    private String setPassword(Order order) {
        send(new SetPassword(account(order), password(order), moments.now()));
        return "The password is set; all sessions are ended.";
    }

    private String ban(Order order) {
        var until = moments.now().plus(Duration.ofMinutes(Long.parseLong(detail(order, "minutes"))));
        send(new BanAccount(account(order), "operator", null, until, moments.now()));
        return "Banned until " + until + ".";
    }

    private String delete(Order order) {
        var account = account(order);
        send(new DeleteAccount(account, account, moments.now()));
        return "Deleted; what it owned follows.";
    }

    private String addBalance(Order order) {
        long credits = Math.round(Double.parseDouble(detail(order, "credits")) * MICROS);
        send(new GrantCredits(new TransactionId(Ids.uuid()), account(order), "added", credits, moments.now()));
        return "Added.";
    }

    /** By mail where there is mail; else the answer is the link but for its token, which the operator has. */
    private String invite(Order order) {
        var email = newEmail(order);
        if (!file.registration().allows(email)) {
            throw new Refusal(Refusal.Code.INVALID, "registration.allowedDomains does not allow this address.");
        }
        var now = moments.now();
        boolean mail = settings.mail().configured();
        var token = Ids.secret();
        send(new IssueInvite(
                new InviteId(Ids.uuid()),
                emails.claimOn(email),
                mail ? TokenHash.of(token) : new TokenHash(detail(order, "token")),
                now.plus(LIFE_OF_INVITES),
                mail ? letters.invitation(email, token) : null,
                new AccountId(Ids.objectId()),
                now));
        return mail ? "" : letters.inviteLink("");
    }

    private String create(Order order) {
        var email = newEmail(order);
        var name = detail(order, "name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal(Refusal.Code.INVALID, "NAME has 1 to " + LONGEST_NAME + " characters.");
        }
        var username = Optional.ofNullable(order.details().get("username"))
                .map(wanted -> wanted.toLowerCase(Locale.ROOT))
                .orElse(null);
        send(new RegisterAccount(
                new AccountId(Ids.objectId()),
                emails.claimOn(email),
                email,
                name,
                username,
                password(order),
                true,
                false,
                null,
                null,
                moments.now()));
        return "The account is open.";
    }

    private AccountId account(Order order) {
        return credentials
                .by(emails.claimOn(email(order)))
                .map(Credentials.Credential::account)
                .orElseThrow(() -> new Refusal(Refusal.Code.NOT_FOUND, "There is no account with this address."));
    }

    private static PasswordHash password(Order order) {
        return new PasswordHash(detail(order, "password"));
    }

    private static String email(Order order) {
        return detail(order, "email").strip().toLowerCase(Locale.ROOT);
    }

    /** One that its owner can sign in with. */
    private static String newEmail(Order order) {
        var email = email(order);
        if (!FormErrors.isEmail(email)) {
            throw new Refusal(Refusal.Code.INVALID, "EMAIL is not an e-mail address.");
        }
        return email;
    }

    private static String detail(Order order, String name) {
        return Optional.ofNullable(order.details().get(name))
                .orElseThrow(() -> new Refusal(Refusal.Code.INVALID, name + " is missing."));
    }

    /** What an operator is told of can be read by then. */
    private void send(Object command) {
        commands.send(new GenericCommandMessage<>(command, HANDS));
    }
}
