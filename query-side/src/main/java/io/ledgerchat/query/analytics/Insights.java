package io.ledgerchat.query.analytics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the installation was used in a range of time. */
public record Insights(
        Summary summary, List<Day> daily, List<Person> topUsers, List<Person> churnedUsers, Latest latest) {

    /** What there was in all. */
    public record Summary(long totalUsers, long totalConversations, long totalMessages, long totalTokens) {}

    /** What there was on one day. */
    public record Day(String date, long conversations, long users, long messages, long totalTokens) {}

    /** Somebody, and how much they said; the times are told of those who stayed away. */
    public record Person(
            String userId,
            @Nullable String name,
            @Nullable String email,
            long conversations,
            long messages,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen) {}

    /** A page of conversations, the latest first. */
    public record Latest(List<Talk> conversations, int page, int pageSize, long pages) {}

    /** A conversation, by its figures. */
    public record Talk(
            String conversationId,
            Instant date,
            String userId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String firstMessage,
            long messages,
            long totalTokens) {}
}
