package io.ledgerchat.query.project;

import io.ledgerchat.event.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A page of the projects of this person: one {@link ProjectPage}.
 *
 * @param words a part of the name or of the description, in either case; empty for all
 * @param after the page begins behind this place; one that is none of this list is ignored
 */
public record FindProjects(
        AccountId owner, String words, Sort sort, boolean ascending, ProjectPage.@Nullable Position after, int limit) {

    /** What the list is sorted by; the id decides between equals. */
    public enum Sort {
        NAME,
        CREATED_AT,
        LAST_CONVERSATION_AT
    }
}
