package io.ledgerchat.query.analytics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the installation was used: one {@link Insights} (contract 80 §I). Temporary chats do not count.
 *
 * @param zone whose days they are, as PostgreSQL knows it
 * @param search an id, or a part of a name or e-mail address; narrows only the latest conversations
 * @param page from 1
 */
public record FindInsights(
        Instant from, Instant to, String zone, @Nullable String search, int page, int pageSize) {}
