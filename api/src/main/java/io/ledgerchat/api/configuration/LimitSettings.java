package io.ledgerchat.api.configuration;

import org.jspecify.annotations.Nullable;

/**
 * The rate limits (contract 00 §9).
 *
 * @param messageIp absent unless {@code LIMIT_MESSAGE_IP} is on
 * @param messageUser absent unless {@code LIMIT_MESSAGE_USER} is on
 * @param concurrentMessages how many replies one person may have running, absent unless
 *     {@code LIMIT_CONCURRENT_MESSAGES} is on
 */
public record LimitSettings(
        Limit login,
        Limit register,
        Limit resetPassword,
        Limit resetPasswordSubmission,
        Limit verifyEmail,
        Limit verifyEmailSubmission,
        Limit twoFactorTemp,
        @Nullable Limit messageIp,
        @Nullable Limit messageUser,
        @Nullable Integer concurrentMessages,
        int concurrentScore,
        Limit forkIp,
        Limit forkUser,
        Limit importIp,
        Limit importUser,
        Limit fileUploadIp,
        Limit fileUploadUser,
        Limit fileUsage,
        Limit ttsIp,
        Limit ttsUser,
        Limit sttIp,
        Limit sttUser) {

    static LimitSettings from(Variables variables) {
        var login = Limit.from(variables, "LOGIN", 7, 5, "LOGIN_VIOLATION_SCORE", 1);
        var reset = Limit.from(variables, "RESET_PASSWORD", 2, 2, "RESET_PASSWORD_VIOLATION_SCORE", 1);
        var verify = Limit.from(variables, "VERIFY_EMAIL", 2, 2, "VERIFY_EMAIL_VIOLATION_SCORE", 1);
        return new LimitSettings(
                login,
                Limit.from(variables, "REGISTER", 5, 60, "REGISTRATION_VIOLATION_SCORE", 1),
                reset,
                following(variables, reset, "RESET_PASSWORD_SUBMISSION", 1),
                verify,
                following(variables, verify, "VERIFY_EMAIL_SUBMISSION", 1),
                following(variables, login, "TWO_FACTOR_TEMP", login.score()),
                message(variables, "IP"),
                message(variables, "USER"),
                variables.enabled("LIMIT_CONCURRENT_MESSAGES")
                        ? Math.max(1, variables.number("CONCURRENT_MESSAGE_MAX", 2, 0))
                        : null,
                variables.number("CONCURRENT_VIOLATION_SCORE", 1, 0),
                Limit.from(variables, "FORK_IP", 30, 1, "FORK_VIOLATION_SCORE", 1),
                Limit.from(variables, "FORK_USER", 7, 1, "FORK_VIOLATION_SCORE", 1),
                Limit.from(variables, "IMPORT_IP", 100, 15, "IMPORT_VIOLATION_SCORE", 1),
                Limit.from(variables, "IMPORT_USER", 50, 15, "IMPORT_VIOLATION_SCORE", 1),
                Limit.from(variables, "FILE_UPLOAD_IP", 100, 15, "FILE_UPLOAD_VIOLATION_SCORE", 1),
                Limit.from(variables, "FILE_UPLOAD_USER", 50, 15, "FILE_UPLOAD_VIOLATION_SCORE", 1),
                Limit.from(variables, "FILE_USAGE_USER", 120, 15, "FILE_UPLOAD_VIOLATION_SCORE", 1),
                Limit.from(variables, "TTS_IP", 100, 1, "TTS_VIOLATION_SCORE", 1),
                Limit.from(variables, "TTS_USER", 50, 1, "TTS_VIOLATION_SCORE", 1),
                Limit.from(variables, "STT_IP", 100, 1, "STT_VIOLATION_SCORE", 1),
                Limit.from(variables, "STT_USER", 50, 1, "STT_VIOLATION_SCORE", 1));
    }

    /** The same with other limits for the four kinds of work that the file can limit. */
    public LimitSettings with(Pair fileUploads, Pair conversationsImport, Pair tts, Pair stt) {
        return new LimitSettings(
                login,
                register,
                resetPassword,
                resetPasswordSubmission,
                verifyEmail,
                verifyEmailSubmission,
                twoFactorTemp,
                messageIp,
                messageUser,
                concurrentMessages,
                concurrentScore,
                forkIp,
                forkUser,
                conversationsImport.ip(),
                conversationsImport.user(),
                fileUploads.ip(),
                fileUploads.user(),
                fileUsage,
                tts.ip(),
                tts.user(),
                stt.ip(),
                stt.user());
    }

    /** A limit per address and one per person. */
    public record Pair(Limit ip, Limit user) {}

    /** A limiter whose own variables are optional and which otherwise counts like another one. */
    private static Limit following(Variables variables, Limit other, String name, int score) {
        return Limit.from(variables, name, other.max(), (int) other.windowMinutes(), name + "_VIOLATION_SCORE", score);
    }

    private static @Nullable Limit message(Variables variables, String kind) {
        return variables.enabled("LIMIT_MESSAGE_" + kind)
                ? Limit.from(variables, "MESSAGE_" + kind, 40, 1, "MESSAGE_VIOLATION_SCORE", 1)
                : null;
    }
}
