package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.project.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an owner's conversations, temporary ones left out: one {@link ConversationPage}.
 *
 * @param pinnedOnly false shows pinned ones among the others
 * @param among only these; absent means all
 * @param tags only those that carry one of the bookmarks of these names; none means all
 * @param project only those that lie there; absent means all
 * @param after the page begins behind this place; absent means at the top
 */
public record FindConversations(
        AccountId owner,
        boolean archived,
        boolean pinnedOnly,
        @Nullable List<ConversationId> among,
        List<String> tags,
        @Nullable InProject project,
        Sort sort,
        boolean ascending,
        ConversationPage.@Nullable Position after,
        int limit) {

    /** Where a conversation lies: in this project, or without one in none. */
    public record InProject(@Nullable ProjectId projectId) {}

    /** What the list is sorted by first; then come the last activity (or the creation) and the {@code _id}. */
    public enum Sort {
        TITLE,
        CREATED_AT,
        UPDATED_AT,
        ARCHIVED_AT
    }
}
