package io.ledgerchat.command.message;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables that instructions may use (contract 30 §18). Their instant is the beginning of the conversation, so that
 * every turn of it sends the provider the same text.
 */
final class PromptVariables {
    private static final Pattern VARIABLE = Pattern.compile(
            "\\{\\{\\s*(current_date|current_datetime|iso_datetime|current_user)\\s*}}", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd '('EEEE')'", Locale.ENGLISH);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx '('EEEE')'", Locale.ENGLISH);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Instant at;
    private final ZoneId zone;
    private final @Nullable String userName;

    PromptVariables(Instant at, ZoneId zone, @Nullable String userName) {
        this.at = at.truncatedTo(ChronoUnit.MILLIS);
        this.zone = zone;
        this.userName = userName;
    }

    String resolve(String instructions) {
        return VARIABLE.matcher(instructions)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group())));
    }

    private String value(String name, String asWritten) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "current_date" -> DATE.format(at.atZone(zone));
            case "current_datetime" -> DATE_TIME.format(at.atZone(zone));
            case "iso_datetime" -> ISO.format(at);
            default -> userName == null ? asWritten : userName;
        };
    }
}
