package io.ledgerchat.api.limit;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.BanSettings;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.transport.ClientAddress;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.command.account.BanAccount;
import io.ledgerchat.command.account.Bans;
import io.ledgerchat.event.account.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Points against an account, and the ban they end in (contract 00 §10); off unless {@code BAN_VIOLATIONS} is on. */
@Component
public class Violations {
    private static final List<String> COOKIES =
            List.of("refreshToken", "openid_access_token", "openid_id_token", "openid_user_id", "token_provider");

    private final BanSettings settings;
    private final Bans bans;
    private final Commands commands;
    private final ClientAddress addresses;
    private final KeyedHash hash;
    private final RefusalLog refusals;
    private final Moments moments;

    Violations(
            Settings settings,
            Bans bans,
            Commands commands,
            ClientAddress addresses,
            KeyedHash hash,
            RefusalLog refusals,
            Moments moments) {
        this.settings = settings.bans();
        this.bans = bans;
        this.commands = commands;
        this.addresses = addresses;
        this.hash = hash;
        this.refusals = refusals;
        this.moments = moments;
    }

    /** Adds points; when they cross the next interval the account and its address are banned from the next request on. */
    public void add(
            AccountId account, String violation, int score, HttpServletRequest request, HttpServletResponse response) {
        if (!settings.enabled() || score < 1) {
            return;
        }
        long before = bans.addViolation(account, violation, score);
        if ((before + score) / settings.interval() <= before / settings.interval()) {
            return;
        }
        Instant now = moments.now();
        @Nullable Instant until = settings.duration().isPositive() ? now.plus(settings.duration()) : null;
        commands.sendWithoutWaiting(new BanAccount(account, violation, addressKey(request), until, now));
        COOKIES.forEach(cookie -> response.addHeader(
                HttpHeaders.SET_COOKIE, cookie + "=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"));
    }

    /**
     * Whether the person (if known) or the address of the request is turned away, which is recorded or counted: the
     * caller refuses the request. Where violations do not end in bans, an operator still may have banned a person.
     */
    public boolean turnsAway(@Nullable AccountId account, HttpServletRequest request) {
        boolean banned = bans.isBanned(account, settings.enabled() ? addressKey(request) : null, moments.now());
        if (banned) {
            refusals.refused("ban", account == null ? hash.of("ban", addresses.of(request)) : account.value(), account);
        }
        return banned;
    }

    private String addressKey(HttpServletRequest request) {
        return hash.of("address", addresses.of(request));
    }
}
