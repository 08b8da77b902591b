package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.conversation.FindConversations.InProject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of this owner that are all of this and can be seen in a list, the latest first: a list of {@link
 * io.ledgerchat.event.conversation.ConversationId}. What is absent does not matter.
 *
 * @param tags those that carry one of the bookmarks of these names; none means all
 */
public record FindConversationScope(
        AccountId owner,
        @Nullable Boolean archived,
        List<String> tags,
        @Nullable InProject project,
        @Nullable String endpoint,
        @Nullable String model,
        @Nullable String agentId,
        int limit) {}
