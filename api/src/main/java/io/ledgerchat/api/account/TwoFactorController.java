package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.account.BeginTwoFactor;
import io.ledgerchat.command.account.ConfirmTwoFactor;
import io.ledgerchat.command.account.DisableTwoFactor;
import io.ledgerchat.command.account.ReplaceBackupCodes;
import io.ledgerchat.command.account.SecondFactor;
import io.ledgerchat.command.account.TokenHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lets people set up, change and give up their second factor (contract 10 §B7). */
@RestController
@RequestMapping("/api/auth/2fa")
class TwoFactorController {
    private static final int BACKUP_CODES = 10;

    private final SecondFactor factor;
    private final SecondFactorCheck check;
    private final Accounts accounts;
    private final String issuer;
    private final Commands commands;
    private final Moments moments;

    TwoFactorController(
            SecondFactor factor,
            SecondFactorCheck check,
            Accounts accounts,
            Settings settings,
            Commands commands,
            Moments moments) {
        this.factor = factor;
        this.check = check;
        this.accounts = accounts;
        this.issuer = settings.look().appTitle().replaceAll("\\s", "");
        this.commands = commands;
        this.moments = moments;
    }

    @PostMapping("/enable")
    Map<String, Object> enable(Caller caller, @RequestBody JsonNode body) {
        if (check.isOn(caller.id())) {
            var shown = required(body, "TOTP token or backup code is required to re-enroll 2FA");
            requireAccepted(check.wouldAccept(caller.id(), shown));
        }
        var email = accounts.find(caller.id())
                .orElseThrow(() -> Answer.message(404, "User not found"))
                .email();
        var secret = factor.newSecret();
        var codes = newCodes();
        commands.send(new BeginTwoFactor(caller.id(), caller.id(), secret, hashes(codes), moments.now()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "otpauthUrl",
                "otpauth://totp/" + issuer + ":" + email + "?secret=" + secret.base32() + "&issuer=" + issuer);
        answer.put("backupCodes", codes);
        return answer;
    }

    @PostMapping("/verify")
    ResponseEntity<Void> verify(Caller caller, @RequestBody JsonNode body) {
        requireBegun(caller);
        var shown = ShownFactor.in(body);
        if (shown.isNothing() || !check.confirmsOrUses(caller.id(), shown)) {
            throw Answer.message(400, "Invalid token or backup code.");
        }
        return done();
    }

    @PostMapping("/confirm")
    ResponseEntity<Void> confirm(Caller caller, @RequestBody JsonNode body) {
        requireBegun(caller);
        if (!check.confirms(caller.id(), ShownFactor.in(body))) {
            throw Answer.message(400, "Invalid token.");
        }
        commands.send(new ConfirmTwoFactor(caller.id(), caller.id(), moments.now()));
        return done();
    }

    @PostMapping("/disable")
    ResponseEntity<Void> disable(Caller caller, @RequestBody JsonNode body) {
        if (check.isOn(caller.id())) {
            var shown = required(body, "Either token or backup code is required to disable 2FA");
            requireAccepted(check.accepts(caller.id(), shown));
        } else if (!check.isBegun(caller.id())) {
            throw Answer.message(400, "2FA is not setup for this user");
        }
        commands.send(new DisableTwoFactor(caller.id(), caller.id(), moments.now()));
        return done();
    }

    @PostMapping("/backup/regenerate")
    Map<String, Object> regenerate(Caller caller, @RequestBody JsonNode body) {
        if (check.isOn(caller.id())) {
            var shown = required(body, "TOTP token or backup code is required to regenerate backup codes");
            requireAccepted(check.accepts(caller.id(), shown));
        }
        var codes = newCodes();
        commands.send(new ReplaceBackupCodes(caller.id(), caller.id(), hashes(codes), moments.now()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("backupCodes", codes);
        answer.put(
                "backupCodesHash", codes.stream().map(TwoFactorController::told).toList());
        return answer;
    }

    private static Map<String, @Nullable Object> told(String code) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("codeHash", TokenHash.of(code).hex());
        told.put("used", false);
        told.put("usedAt", null);
        return told;
    }

    private static List<String> newCodes() {
        return Stream.generate(Ids::backupCode).distinct().limit(BACKUP_CODES).toList();
    }

    private static List<TokenHash> hashes(List<String> codes) {
        return codes.stream().map(TokenHash::of).toList();
    }

    private static ShownFactor required(JsonNode body, String otherwise) {
        var shown = ShownFactor.in(body);
        if (shown.isNothing()) {
            throw Answer.message(400, otherwise);
        }
        return shown;
    }

    /** The one place below {@code /api} where 401 is no token problem: clients do not refresh below this path. */
    private static void requireAccepted(boolean accepted) {
        if (!accepted) {
            throw Answer.message(401, "Invalid token or backup code");
        }
    }

    private void requireBegun(Caller caller) {
        if (!check.isBegun(caller.id())) {
            throw Answer.message(400, "2FA not initiated");
        }
    }

    private static ResponseEntity<Void> done() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).build();
    }
}
