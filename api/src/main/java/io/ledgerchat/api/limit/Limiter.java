package io.ledgerchat.api.limit;

import io.ledgerchat.api.configuration.Limit;
import io.ledgerchat.api.configuration.LimitSettings;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The limiters of contract 00 §9: what each counts, how much it lets pass, and what it answers beyond. Limits per address
 * are counted before limits per person.
 */
public enum Limiter {
    LOGIN(LimitSettings::login, null, "Too many login attempts, please try again after %d minutes.", "logins"),
    REGISTER(
            LimitSettings::register,
            null,
            "Too many accounts created, please try again after %d minutes",
            "registrations"),
    RESET_REQUEST(
            LimitSettings::resetPassword,
            null,
            "Too many attempts, please try again after %d minute(s)",
            "reset_password_limit"),
    RESET_SUBMISSION(
            LimitSettings::resetPasswordSubmission,
            null,
            "Too many attempts, please try again after %d minute(s)",
            "reset_password_limit"),
    VERIFY_SUBMISSION(
            LimitSettings::verifyEmailSubmission,
            null,
            "Too many attempts, please try again after %d minute(s)",
            "verify_email_limit"),
    VERIFY_RESEND(
            LimitSettings::verifyEmail,
            null,
            "Too many attempts, please try again after %d minute(s)",
            "verify_email_limit"),
    TWO_FACTOR_TEMP(
            LimitSettings::twoFactorTemp,
            LimitSettings::twoFactorTemp,
            "Too many verification attempts, please try again after %d minutes.",
            "logins"),
    MESSAGE(
            LimitSettings::messageIp,
            LimitSettings::messageUser,
            "Too many messages, please try again after %d minutes",
            "message_limit"),
    FORK(LimitSettings::forkIp, LimitSettings::forkUser, "Too many requests. Try again later", "file_upload_limit"),
    IMPORT(
            LimitSettings::importIp,
            LimitSettings::importUser,
            "Too many conversation import requests. Try again later",
            "file_upload_limit"),
    FILE_UPLOAD(
            LimitSettings::fileUploadIp,
            LimitSettings::fileUploadUser,
            "Too many file upload requests. Try again later",
            "file_upload_limit"),
    FILE_USAGE(
            settings -> null,
            LimitSettings::fileUsage,
            "Too many file usage requests. Try again later",
            "file_upload_limit"),
    STT(LimitSettings::sttIp, LimitSettings::sttUser, "Too many STT requests. Try again later", "stt_limit"),
    TTS(LimitSettings::ttsIp, LimitSettings::ttsUser, "Too many TTS requests. Try again later", "tts_limit"),
    PROMPT_USAGE(
            settings -> null,
            settings -> new Limit(30, Duration.ofMinutes(1), false, 0),
            "Too many prompt usage requests. Try again later",
            "prompt_usage_limit");

    private final Function<LimitSettings, @Nullable Limit> perAddress;
    private final @Nullable Function<LimitSettings, @Nullable Limit> perPerson;
    private final String message;
    private final String violation;

    Limiter(
            Function<LimitSettings, @Nullable Limit> perAddress,
            @Nullable Function<LimitSettings, @Nullable Limit> perPerson,
            String message,
            String violation) {
        this.perAddress = perAddress;
        this.perPerson = perPerson;
        this.message = message;
        this.violation = violation;
    }

    @Nullable
    Limit perAddress(LimitSettings settings) {
        return perAddress.apply(settings);
    }

    @Nullable
    Limit perPerson(LimitSettings settings) {
        return perPerson == null ? null : perPerson.apply(settings);
    }

    /** What clients are told, with the configured window in it. */
    String message(Limit limit) {
        return message.formatted(limit.windowMinutes());
    }

    /** The kind of violation a refusal counts as. */
    public String violation() {
        return violation;
    }
}
