package io.ledgerchat.event.ledger;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of the audit log for what events are called here (contract 80 §H1), extended to all of them. Whoever checks an
 * exported entry finds the same words for its event.
 */
public final class AuditWords {
    /** The contract's; a kind of event that fits none is a category of its own, by the first word of its name. */
    public static final List<String> CATEGORIES =
            List.of("grant", "agent_run", "tool_call", "mcp", "config", "permission", "auth", "approval");

    public static final List<String> OUTCOMES = List.of("success", "failure", "denied", "pending");
    public static final List<String> SEVERITIES = List.of("info", "warning", "critical");
    public static final List<String> ACTOR_TYPES =
            List.of("user", "system", "agent", "service", "schedule", "webhook", "api");

    /** How events say that the operator of the machine acted, who needs no account; and the contract's word for it. */
    private static final String OPERATOR = "operator";

    public static final String SERVICE = "service";

    private static final Map<String, String> BY_TOPIC = Map.ofEntries(
            entry("api-key", "auth"),
            entry("claim", "auth"),
            entry("session", "auth"),
            entry("access", "auth"),
            entry("permission", "permission"),
            entry("role", "permission"),
            entry("administrators", "permission"),
            entry("group", "permission"),
            entry("tool", "tool_call"),
            entry("model", "agent_run"),
            entry("configuration", "config"));
    private static final Set<String> NOT_AUTH = Set.of("access.data-read");
    private static final Set<String> DENIED =
            Set.of("access.request-refused", "access.refusals-counted", "account.refresh-refused", "account.banned");
    private static final Set<String> FAILED = Set.of("message.reply-failed", "message.reply-interrupted");

    /** How questions to models, calls of tools and calls from outside say that they ended. */
    private static final List<String> WAYS_TO_END = List.of("end", "ending", "outcome");

    private static final Set<String> WENT_WRONG = Set.of("FAILED", "TIMED_OUT", "UNKNOWN", "MALFORMED", "LOST");

    private AuditWords() {}

    public static String category(String action) {
        String topic = action.substring(0, Math.max(0, action.indexOf('.')));
        if (NOT_AUTH.contains(action)) {
            return "read";
        }
        if (action.startsWith("message.tool-")) {
            return "tool_call";
        }
        if (action.startsWith("message.reply-")) {
            return "agent_run";
        }
        return topic.equals("account") ? "auth" : BY_TOPIC.getOrDefault(topic, topic);
    }

    /** @param said what the event says of itself: of an end also how it came about, as it is stored or as it is shown */
    public static String outcome(String action, Map<String, Object> said) {
        if (DENIED.contains(action)) {
            return "denied";
        }
        boolean wentWrong = FAILED.contains(action) || action.endsWith("-failed") || endedBadly(said);
        return wentWrong ? "failure" : "success";
    }

    private static boolean endedBadly(Map<String, Object> said) {
        for (String way : WAYS_TO_END) {
            if (said.get(way) instanceof String word && WENT_WRONG.contains(shown(word))) {
                return true;
            }
        }
        return false;
    }

    /** A word that events are stored with, such as {@code timed-out}, as the audit log shows those of fixed lists. */
    public static String shown(String word) {
        return word.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** How much it deserves to be looked at. */
    public static String severity(String action, String outcome) {
        return !outcome.equals("success") || action.startsWith("grant.") || action.startsWith("ledger.")
                ? "warning"
                : "info";
    }

    /**
     * Who acted.
     *
     * @param kind what the event's metadata says of its actor
     * @param actor the account, absent if nobody is named
     */
    public static String actorKind(@Nullable String kind, @Nullable String actor) {
        if (kind == null) {
            return actor == null ? "system" : "user";
        }
        return switch (kind) {
            case "person" -> "user";
            case "api-key" -> "api";
            case OPERATOR -> SERVICE;
            default -> "system";
        };
    }
}
