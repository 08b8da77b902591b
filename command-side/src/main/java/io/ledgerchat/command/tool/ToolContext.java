package io.ledgerchat.command.tool;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * For which reply a tool is offered and called.
 *
 * @param owner on whose behalf the model calls; what this account may not see, no tool shows
 * @param agentId of the saved agent that replies, absent for a plain model
 * @param wanted the tools that the agent lists or that the asker switched on, by their names in agents and clients
 *     ({@code file_search}, {@code memory}, {@code calculator}, …)
 * @param resources file ids by the tool resource that they are attached to ({@code file_search}, {@code context}, …): of
 *     the agent, and of the messages of this conversation
 * @param memoryOf the agent whose own memories about the owner are read and written; absent for those of every chat
 * @param citing whether readers may see what an answer rests on
 * @param temporary the chat is to leave no trace
 * @param provenance for commands that a tool sends: the same hands as the turn's
 * @param cancellation is cancelled when nobody waits for the answer any more
 */
public record ToolContext(
        AccountId owner,
        ConversationId conversationId,
        MessageId questionId,
        MessageId replyId,
        @Nullable String agentId,
        Set<String> wanted,
        Map<String, List<String>> resources,
        @Nullable String memoryOf,
        boolean citing,
        boolean temporary,
        MetaData provenance,
        Cancellation cancellation) {

    public boolean wants(String tool) {
        return wanted.contains(tool);
    }

    /** The files of a tool resource; empty when there are none. */
    public List<String> files(String resource) {
        return resources.getOrDefault(resource, List.of());
    }
}
