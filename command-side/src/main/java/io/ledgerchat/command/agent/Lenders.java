package io.ledgerchat.command.agent;

import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.file.FileId;
import java.util.List;

/**
 * The port to who lends a file to tools. It answers only when it knows everything that was recorded before it was asked, and
 * throws when that cannot be had in time.
 */
public interface Lenders {
    List<AgentId> agents(FileId file);

    List<AssistantId> assistants(FileId file);
}
