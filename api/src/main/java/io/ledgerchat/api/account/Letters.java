package io.ledgerchat.api.account;

import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.command.account.Letter;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.account.Account;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes the letters that accounts are sent (contract 10 §D). */
@Component
class Letters {
    private final String appName;
    private final String client;
    private final Clock clock;

    Letters(Settings settings, Clock clock) {
        this.appName = settings.look().appTitle();
        this.client = settings.domains().client().replaceAll("/+$", "");
        this.clock = clock;
    }

    Letter verification(String email, String name, String token) {
        var link = client + "/verify?token=" + token + "&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
        return letter(
                email,
                name,
                "Verify your email",
                paragraph("Hello " + name + ",")
                        + paragraph("please confirm that this address is yours. The link is good for 15 minutes.")
                        + button(link, "Verify email")
                        + paragraph("If you did not open an account, nothing needs to be done."));
    }

    String resetLink(AccountId account, String token) {
        return client + "/reset-password?token=" + token + "&userId=" + account.value();
    }

    Letter passwordReset(Account account, String token) {
        var name = name(account);
        return letter(
                account.email(),
                name,
                "Password Reset Request",
                paragraph("Hello " + name + ",")
                        + paragraph(
                                "somebody, probably you, asked to set a new password. The link is good for 15 minutes"
                                        + " and works once.")
                        + button(resetLink(account.accountId(), token), "Set a new password")
                        + paragraph("If it was not you, ignore this letter: your password stays as it is."));
    }

    Letter passwordWasReset(Account account) {
        var name = name(account);
        return letter(
                account.email(),
                name,
                "Password Reset Successfully",
                paragraph("Hello " + name + ",")
                        + paragraph("your password was changed just now, and you were signed out everywhere.")
                        + paragraph("If it was not you, tell your administrator at once."));
    }

    String inviteLink(String token) {
        return client + "/register?token=" + token;
    }

    Letter invitation(String email, String token) {
        var subject = "Invite to join " + appName + "!";
        return new Letter(
                email,
                null,
                subject,
                page(
                        HtmlUtils.htmlEscape(subject),
                        paragraph("You are invited to open an account. The link is good for seven days, works once, and"
                                        + " only for this address.")
                                + button(inviteLink(token), "Open an account")));
    }

    static String name(Account account) {
        if (!account.name().isBlank()) {
            return account.name();
        }
        return account.username() == null ? account.email() : account.username();
    }

    private Letter letter(String email, String name, String subject, String body) {
        return new Letter(email, name, subject, page(subject, body));
    }

    private String page(String subject, String body) {
        var year = Year.now(clock.withZone(ZoneOffset.UTC)).toString();
        return """
                <!doctype html>
                <html lang="en">
                <body style="margin:0;padding:24px;background:#f4f4f5;font-family:Arial,Helvetica,sans-serif;color:#18181b">
                <div style="max-width:520px;margin:0 auto;padding:32px;background:#fff;border-radius:8px">
                <h1 style="margin:0 0 16px;font-size:20px">%s</h1>
                %s
                <p style="margin:32px 0 0;font-size:12px;color:#71717a">%s &middot; %s</p>
                </div>
                </body>
                </html>
                """.formatted(subject, body, year, HtmlUtils.htmlEscape(appName));
    }

    private static String paragraph(String text) {
        return "<p>" + HtmlUtils.htmlEscape(text) + "</p>\n";
    }

    private static String button(String link, String label) {
        var escaped = HtmlUtils.htmlEscape(link);
        return """
                <p style="margin:24px 0"><a href="%s" style="padding:12px 20px;background:#18181b;color:#fff;\
                border-radius:6px;text-decoration:none">%s</a></p>
                <p style="font-size:12px;color:#71717a;word-break:break-all">%s</p>
                """.formatted(escaped, label, escaped);
    }
}
