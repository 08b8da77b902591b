package io.ledgerchat.api.configuration.file;

import io.ledgerchat.api.configuration.Limit;
import io.ledgerchat.api.configuration.LimitSettings;
import io.ledgerchat.api.configuration.LimitSettings.Pair;
import java.time.Duration;
import java.util.Optional;

/** Limits that the file sets over the environment's; LedgerChat lets all four take effect. */
public record RateLimitsSection(
        Optional<Limits> fileUploads,
        Optional<Limits> conversationsImport,
        Optional<Limits> tts,
        Optional<Limits> stt) {
    /** Each as written; windows in minutes. */
    public record Limits(
            Optional<Integer> ipMax,
            Optional<Integer> ipWindowInMinutes,
            Optional<Integer> userMax,
            Optional<Integer> userWindowInMinutes) {
        private static Limits from(Section section) {
            var read = new Limits(
                    section.whole("ipMax", 0, Integer.MAX_VALUE),
                    section.whole("ipWindowInMinutes", 1, Integer.MAX_VALUE),
                    section.whole("userMax", 0, Integer.MAX_VALUE),
                    section.whole("userWindowInMinutes", 1, Integer.MAX_VALUE));
            section.end();
            return read;
        }

        private Pair over(Limit ip, Limit user) {
            return new Pair(over(ip, ipMax, ipWindowInMinutes), over(user, userMax, userWindowInMinutes));
        }

        private static Limit over(Limit limit, Optional<Integer> max, Optional<Integer> minutes) {
            return limit.with(
                    max.orElse(limit.max()), minutes.map(Duration::ofMinutes).orElse(limit.window()));
        }
    }

    static RateLimitsSection absent() {
        return new RateLimitsSection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static RateLimitsSection from(Section section) {
        var read = new RateLimitsSection(
                section.section("fileUploads").map(Limits::from),
                section.section("conversationsImport").map(Limits::from),
                section.section("tts").map(Limits::from),
                section.section("stt").map(Limits::from));
        section.end();
        return read;
    }

    /** The environment's limits with these over them. */
    LimitSettings over(LimitSettings limits) {
        return limits.with(
                pair(fileUploads, limits.fileUploadIp(), limits.fileUploadUser()),
                pair(conversationsImport, limits.importIp(), limits.importUser()),
                pair(tts, limits.ttsIp(), limits.ttsUser()),
                pair(stt, limits.sttIp(), limits.sttUser()));
    }

    private static Pair pair(Optional<Limits> written, Limit ip, Limit user) {
        return written.map(limits -> limits.over(ip, user)).orElseGet(() -> new Pair(ip, user));
    }
}
